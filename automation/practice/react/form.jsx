// The form of a page: one row for each value, its own rules, the server's words.
import { useEffect, useState } from "react";
import { Alert, Button, Form } from "antd";
import { field, page, post, tell } from "./page.js";

/** How the value of a row becomes what is posted, by the row's name. */
const rows = new Map();

/** A frame is too narrow for labels beside the boxes. */
const columns = page.framed ? { layout: "vertical" } : { labelCol: { span: 6 }, wrapperCol: { span: 15 } };

/** Where a row without a label stands. */
export const behind = page.framed ? {} : { wrapperCol: { offset: 6, span: 15 } };

const plain = (value) => [value === true ? "on" : value === false || value == null ? "" : String(value)];

/**
 * Row is a Form.Item for one control of the page's table, or for the controls
 * that one widget stands for. A widget has no control that the recorder could
 * look at, so what it holds is told.
 */
export const Row = ({ of, label, name, split = plain, widget = false, rules = [], children, ...rest }) => {
  const fields = [of].flat().map(field);
  const [first] = fields;
  const id = name ?? first.id;
  rows.set(id, { fields, split, widget });
  const must = first.must ? [{ validator: (_, value) => (new RegExp(first.must).test(split(value)[0].trim()) ? Promise.resolve() : Promise.reject(new Error(first.say))) }] : [];
  return (
    <Form.Item name={id} label={label ?? first.label} rules={[...must, ...rules]} validateTrigger={first.must ? "onBlur" : "onChange"} {...rest}>
      {children}
    </Form.Item>
  );
};

/** start is what a row shows at first. */
const start = (initial) => ({
  ...Object.fromEntries(Object.values(page.fields).map(({ id, value }) => [id, value || undefined])),
  ...initial,
});

export const PageForm = ({ initial = {}, id, submit, submitId, path = page.path, also = () => ({}), children }) => {
  const [form] = Form.useForm();
  const [sending, setSending] = useState(false);

  // What the server has against a row stays there until the row changes.
  useEffect(() => {
    form.setFields([...rows].map(([name, { fields }]) => ({ name, errors: fields.flatMap(({ errors }) => errors ?? []) }))
      .filter(({ errors }) => errors.length > 0));
  }, [form]);

  const changed = (values) => {
    for (const [name, value] of Object.entries(values)) {
      const row = rows.get(name);
      if (!row?.widget) continue;
      row.split(value).forEach((part, i) => tell(row.fields[i], part, name));
    }
  };
  const finish = (values) => {
    if (sending) return;
    setSending(true);
    const posted = {};
    for (const [name, value] of Object.entries(values)) {
      const row = rows.get(name);
      row?.split(value).forEach((part, i) => {
        if (part !== "" || row.widget) posted[row.fields[i].name] = part;
      });
    }
    post(path, { ...posted, ...also(values) });
  };
  return (
    <Form form={form} id={id} className="page-form" {...columns} autoComplete="off" scrollToFirstError
      initialValues={start(initial)} onValuesChange={changed} onFinish={finish}>
      {page.errors.map((text) => <Alert key={text} type="error" showIcon message={text} className="page-error" />)}
      {children}
      {submit && (
        <Form.Item {...behind}>
          <Button type="primary" size="large" htmlType="submit" id={submitId} loading={sending}>{submit}</Button>
        </Form.Item>
      )}
    </Form>
  );
};
