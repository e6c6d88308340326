// Rows that are more than a box: lists, dates, places, passwords, pictures, scans.
import { useEffect, useRef, useState } from "react";
import { Button, Cascader, Checkbox, DatePicker, Form, Input, Radio, Select, Space, Upload } from "antd";
import { UploadOutlined } from "@ant-design/icons";
import dayjs from "dayjs";
import { Row } from "./form.jsx";
import { ask, below, config, field, hear, options, page } from "./page.js";

export const Text = ({ of, placeholder, maxLength, area, addonBefore, addonAfter, ...rest }) => {
  const { name } = field(of);
  const Box = area ? Input.TextArea : Input;
  const more = area ? { rows: 2 } : { addonBefore, addonAfter };
  return <Row of={of} {...rest}><Box name={name} placeholder={placeholder} maxLength={maxLength} autoComplete="off" {...more} /></Row>;
};

export const List = ({ of, placeholder = "请选择", search = false, ...rest }) => (
  <Row of={of} widget {...rest}>
    <Select options={options(field(of).options)} placeholder={placeholder} showSearch={search} optionFilterProp="label" />
  </Row>
);

/** Below is a list that depends on the one above it. */
export const Below = ({ of, above, placeholder, ...rest }) => {
  const form = Form.useFormInstance();
  const code = Form.useWatch(field(above).id, form);
  const [list, setList] = useState(options(field(of).options));
  const [asked, setAsked] = useState(field(above).value || undefined);
  useEffect(() => {
    if (code === asked) return;
    setAsked(code);
    form.setFieldValue(field(of).id, undefined);
    setList([]);
    void below(code).then(setList);
  }, [form, of, code, asked]);
  return <Row of={of} widget {...rest}><Select options={list} placeholder={placeholder} disabled={list.length === 0} /></Row>;
};

/** Place is one box for a province, a city and a district; each list is asked for when it is opened. */
export const Place = ({ of, ...rest }) => {
  const [tree, setTree] = useState(() => {
    const [provinces, cities, districts] = of.map((key) => options(field(key).options));
    const chosen = of.map((key) => field(key).value);
    const branch = (list, depth, children) => list.map((one) => (one.value === chosen[depth] ? { ...one, children } : { ...one, isLeaf: false }));
    return branch(provinces, 0, branch(cities, 1, districts));
  });
  const load = async (path) => {
    const last = path[path.length - 1];
    last.children = (await below(last.value)).map((one) => ({ ...one, isLeaf: path.length === 2 }));
    setTree([...tree]);
  };
  const split = (value) => of.map((_, i) => value?.[i] ?? "");
  return <Row of={of} split={split} widget {...rest}><Cascader options={tree} loadData={load} placeholder="请选择省/市/区" /></Row>;
};

/** place is what a Place shows at first. */
export const place = (...keys) => (field(keys[0]).value ? keys.map((key) => field(key).value) : undefined);

/** Day is a date in one box; it may be posted in several parts. */
export const Day = ({ of, name, ...rest }) => {
  const split = (value) => {
    const text = value ? value.format("YYYY-MM-DD") : "";
    return Array.isArray(of) ? of.map((_, i) => text.split("-")[i] ?? "") : [text];
  };
  return <Row of={of} name={name} split={split} widget {...rest}><DatePicker placeholder="请选择日期" /></Row>;
};

/** day is what a Day shows at first. */
export const day = (...keys) => {
  const text = keys.map((key) => field(key).value.padStart(2, "0")).join("-");
  return field(keys[0]).value && dayjs(text).isValid() ? dayjs(text) : undefined;
};

export const Choice = ({ of, choices, ...rest }) => (
  <Row of={of} {...rest}><Radio.Group name={field(of).name} options={choices} /></Row>
);

export const Tick = ({ of, children, ...rest }) => (
  <Row of={of} valuePropName="checked" {...rest}><Checkbox name={field(of).name}>{children}</Checkbox></Row>
);

// What a script writes into a password box is lost, and nothing can be pasted.
const Guarded = ({ onChange, ...rest }) => {
  const no = (event) => event.preventDefault();
  return <Input.Password {...rest} onChange={(event) => event.nativeEvent.isTrusted && onChange(event)} onPaste={no} onCopy={no} onCut={no} onDrop={no} autoComplete="off" />;
};

export const Secret = ({ of, maxLength = 20, ...rest }) => (
  <Row of={of} {...rest}><Guarded name={field(of).name} maxLength={maxLength} /></Row>
);

/** Slide is the frame of the captcha that is dragged, and the box for its token. */
const Slide = (rest) => {
  const form = Form.useFormInstance();
  const frame = useRef(null);
  const [height, setHeight] = useState(40);
  const { id, label } = field("captcha");
  useEffect(() => hear(({ source, data }) => {
    if (source !== frame.current?.contentWindow) return;
    if (typeof data?.height === "number") setHeight(data.height);
    if (typeof data?.captcha === "string") form.setFieldValue(id, data.captcha);
  }), [form, id]);
  useEffect(() => {
    if (height > 40) frame.current.contentWindow.postMessage("roomy", new URL(page.slider).origin);
  }, [height]);
  return (
    <Form.Item label={label} required>
      <iframe className="nc-frame" ref={frame} src={page.slider} width="320" height={height} title="验证码" />
      <Row of="captcha" noStyle {...rest}><Input type="hidden" /></Row>
    </Form.Item>
  );
};

export const Captcha = (props) => (page.slider ? <Slide {...props} /> : <Picture {...props} />);

const Picture = ({ src, ...rest }) => {
  const [picture, setPicture] = useState(src);
  const again = (event) => {
    event.preventDefault();
    setPicture(`${src}&again=${Date.now()}`);
  };
  const { id, name } = field("captcha");
  return (
    <Form.Item label={field("captcha").label} required htmlFor={id}>
      <Space align="start">
        <Row of="captcha" noStyle {...rest}><Input name={name} className="short" maxLength={4} placeholder="输入验证码" autoComplete="off" /></Row>
        <img id="J-checkcode-img" className="checkcode-img" src={picture} width="100" height="35" title="点击图片刷新验证码" alt="" onClick={again} />
        <a href="#" onClick={again}>看不清？换一张</a>
      </Space>
    </Form.Item>
  );
};

/** Code is the box for the code of an SMS, with the button that has one sent. */
export const Code = ({ button = "获取校验码", buttonId, maxLength = 6, ...rest }) => {
  const { sender } = config;
  const form = Form.useFormInstance();
  const [left, setLeft] = useState(sender.wait ?? 0);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState("");
  useEffect(() => {
    if (left <= 0) return undefined;
    const timer = setTimeout(() => setLeft(left - 1), 1000);
    return () => clearTimeout(timer);
  }, [left]);
  const number = () => {
    if (sender.scene !== "secure") return "";
    const area = sender.area ? config.codes[form.getFieldValue(sender.area)] : 86;
    return `${area}-${(form.getFieldValue(sender.box) ?? "").trim()}`;
  };
  const send = async () => {
    setError("");
    setBusy(true);
    try {
      const { stat, msg, wait } = await ask(sender.url, { scene: sender.scene, mobile: number(), _input_charset: "utf-8" });
      if (stat === "ok") setLeft(wait);
      else setError(msg);
    } catch {
      setError("发送短信失败。");
    }
    setBusy(false);
  };
  const { id, name, label } = field("sms_code");
  return (
    <Form.Item label={label} required htmlFor={id} extra={error && <span id="ajaxErrorMsg" className="ant-form-item-explain-error">{error}</span>}>
      <Space>
        <Row of="sms_code" noStyle {...rest}><Input name={name} className="short" maxLength={maxLength} autoComplete="off" /></Row>
        <Button id={buttonId} onClick={send} disabled={busy || left > 0}>{left > 0 ? `${left}秒后重新获取` : button}</Button>
      </Space>
    </Form.Item>
  );
};

/** Scan is the row of a file that is sent as soon as it is chosen. */
export const Scan = ({ of, ...rest }) => {
  const form = Form.useFormInstance();
  const { id, upload } = field(of);
  const send = async ({ file, onSuccess, onError }) => {
    const body = new FormData();
    body.append("file", file);
    const { stat, msg } = await ask(upload, body);
    if (stat === "ok") {
      onSuccess();
      return;
    }
    onError(new Error(msg));
    form.setFields([{ name: id, errors: [msg] }]);
  };
  const split = (files) => [files?.some(({ status }) => status === "done") ? "true" : ""];
  return (
    <Row of={of} split={split} valuePropName="fileList" getValueFromEvent={({ fileList }) => fileList.slice(-1)} extra="支持JPG、PNG格式，大小不超过5M，请确保图片清晰，四角完整。" {...rest}>
      <Upload customRequest={send} accept="image/jpeg,image/png" maxCount={1}><Button icon={<UploadOutlined />}>点此上传</Button></Upload>
    </Row>
  );
};

/** scans are what the Scans show at first. */
export const scans = (...keys) => Object.fromEntries(keys.map((key) => [field(key).id, field(key).file ? [{ uid: key, name: field(key).file, status: "done" }] : []]));
