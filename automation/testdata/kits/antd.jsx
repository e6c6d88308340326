import { createElement as h } from "react";
import * as React from "react";
import { createRoot } from "react-dom/client";
import { Button, Cascader, ConfigProvider, DatePicker, Form, Input, Radio, Select, Upload } from "antd";
import zh from "antd/locale/zh_CN";
import dayjs from "dayjs";
import "dayjs/locale/zh-cn";
import { banks, countries, documents, readonly, regions, tell } from "./data.js";

const plain = (values) => Object.fromEntries(Object.entries(values).map(([k, v]) => [k, dayjs.isDayjs(v) ? v.format("YYYY-MM-DD") : Array.isArray(v) ? v.join("/") : v?.fileList ? v.fileList.map((f) => f.name).join(",") : v]));

function App() {
  const box = (name, label, child, extra = {}) => <Form.Item key={name} name={name} label={label} {...extra}>{child}</Form.Item>;
  return <ConfigProvider locale={zh}><Form style={{ width: 640 }} labelCol={{ span: 7 }} onValuesChange={(_, all) => tell(plain(all))} initialValues={{ doc: undefined }}>
    <h3>实名信息</h3>
    {box("name", "姓名（与护照一致）", <Input placeholder="请输入姓名" />)}
    {box("nation", "国籍", <Select showSearch optionFilterProp="label" options={countries} placeholder="请选择国籍" />)}
    {box("doc", "证件类型", <Select options={documents} placeholder="请选择" />)}
    {box("no", "证件号码", <Input placeholder="请输入证件号码" />)}
    {box("until", "证件有效期至", <DatePicker inputReadOnly={readonly} />)}
    {box("born", "出生日期", <DatePicker inputReadOnly={readonly} needConfirm={readonly} format={readonly ? "YYYY年MM月DD日" : undefined} />)}
    {box("sex", "性别", <Radio.Group optionType="button" options={[{ label: "男", value: "M" }, { label: "女", value: "F" }]} />)}
    {box("mobile", "手机号码", <Input placeholder="请输入手机号码" />)}
    {box("friend", "推荐人手机号", <Input />)}
    {box("region", "所在地区", <Cascader options={regions} placeholder="请选择省市区" />)}
    {box("street", "详细地址", <Input.TextArea />)}
    {box("bank", "开户银行", <Select options={banks} />)}
    {box("scan", "护照照片页", <Upload beforeUpload={() => false}><Button>上传护照资料页</Button></Upload>, { valuePropName: "file" })}
    <Button type="primary" htmlType="submit">提交</Button>
  </Form></ConfigProvider>;
}
createRoot(document.getElementById("app")).render(h(App));
