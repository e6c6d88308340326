import { createElement as h, useState } from "react";
import * as React from "react";
import { createRoot } from "react-dom/client";
import { Button, CascadePicker, Cascader, CheckList, ConfigProvider, DatePicker, Form, ImageUploader, Input, Picker, Popup, Radio, Selector, Space, TextArea } from "antd-mobile";
import zh from "antd-mobile/es/locales/zh-CN";
import dayjs from "dayjs";
import { banks, countries, documents, label, readonly, regions, tell } from "./data.js";

const text = (v) => v instanceof Date ? dayjs(v).format("YYYY-MM-DD") : Array.isArray(v) ? v.map((x) => x?.name || x).join("/") : v;
const plain = (values) => Object.fromEntries(Object.entries(values).map(([k, v]) => [k, text(v)]));
const unit = { year: "年", month: "月", day: "日" };

// A list of banks that comes up from below, as wallets have it.
function Banks({ value, onChange, open, close }) {
  return <>
    {label(banks, value) || <span style={{ color: "#ccc" }}>请选择开户银行</span>}
    <Popup visible={open} onMaskClick={close} destroyOnClose>
      <CheckList defaultValue={value ? [value] : []} onChange={(v) => { onChange(v[0]); close(); }}>
        {banks.map((b) => <CheckList.Item key={b.value} value={b.value}>{b.label}</CheckList.Item>)}
      </CheckList>
    </Popup>
  </>;
}

function App() {
  const [bank, setBank] = useState(false);
  const opens = { trigger: "onConfirm", onClick: (_, ref) => ref.current?.open() };
  const one = (prompt) => (items) => items[0]?.label ?? prompt;
  const day = (v) => v ? dayjs(v).format(readonly ? "YYYY年MM月DD日" : "YYYY-MM-DD") : "请选择日期";
  const path = (items) => items.some((i) => i) ? items.map((i) => i?.label).join("-") : "请选择省市区";
  const dates = { min: new Date(1920, 0, 1), max: new Date(2050, 11, 31), renderLabel: readonly ? (type, v) => v + unit[type] : undefined };
  const Region = readonly ? CascadePicker : Cascader;
  return <ConfigProvider locale={zh}><Form layout="horizontal" mode="card" onValuesChange={(_, all) => tell(plain(all))} footer={<Button block type="submit" color="primary">提交</Button>}>
    <Form.Header>实名信息</Form.Header>
    <Form.Item name="name" label="姓名"><Input placeholder="请输入护照姓名" clearable /></Form.Item>
    <Form.Item name="nation" label="国籍" {...opens}><Picker columns={[countries]}>{one("请选择国籍")}</Picker></Form.Item>
    <Form.Item name="doc" label="证件类型" {...opens}><Picker columns={[documents]}>{one("请选择")}</Picker></Form.Item>
    <Form.Item name="no" label="证件号码"><Input placeholder="请输入证件号码" /></Form.Item>
    <Form.Item name="until" label="证件有效期至" {...opens}><DatePicker {...dates}>{day}</DatePicker></Form.Item>
    <Form.Item name="born" label="出生日期" {...opens}><DatePicker {...dates}>{day}</DatePicker></Form.Item>
    <Form.Item name="sex" label="性别">{readonly ? <Selector options={[{ label: "男", value: "M" }, { label: "女", value: "F" }]} /> : <Radio.Group><Space><Radio value="M">男</Radio><Radio value="F">女</Radio></Space></Radio.Group>}</Form.Item>
    <Form.Item name="mobile" label="手机号码"><Input type="tel" placeholder="请输入手机号码" /></Form.Item>
    <Form.Item name="friend" label="推荐人手机号"><Input /></Form.Item>
    <Form.Item name="region" label="所在地区" {...opens}><Region options={regions}>{path}</Region></Form.Item>
    <Form.Item name="street" label="详细地址"><TextArea placeholder="街道、楼栋、门牌号" /></Form.Item>
    <Form.Item name="bank" label="开户银行" onClick={() => setBank(true)}><Banks open={bank} close={() => setBank(false)} /></Form.Item>
    <Form.Item name="scan" label="护照照片页"><ImageUploader upload={async (file) => ({ url: URL.createObjectURL(file), name: file.name })} /></Form.Item>
  </Form></ConfigProvider>;
}
createRoot(document.getElementById("app")).render(h(App));
