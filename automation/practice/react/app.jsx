// The edition react of the practice site: every page is drawn here, from what
// the server says in J-page and J-config.
import { useEffect, useState } from "react";
import { createRoot } from "react-dom/client";
import { ConfigProvider, Layout, Modal, Steps } from "antd";
import zh from "antd/locale/zh_CN";
import dayjs from "dayjs";
import "dayjs/locale/zh-cn";
import { config, hear, link, page } from "./page.js";
import * as signup from "./signup.jsx";
import * as verify from "./verify.jsx";

dayjs.locale("zh-cn");
const screens = { ...signup.screens, ...verify.screens };

/** Dialog is the frame that opens over a page. */
const Dialog = ({ url, name, title, height }) => {
  const [open, setOpen] = useState(true);
  useEffect(() => hear(({ data }) => {
    if (data === "xbox-close") setOpen(false);
    if (typeof data?.next === "string" && new URL(data.next).origin === window.location.origin) window.location.href = data.next;
  }), []);
  return (
    <Modal open={open} title={title} footer={null} closable={false} maskClosable={false} keyboard={false} width={560} destroyOnClose>
      <iframe name={name} src={url} height={height} title={title} />
    </Modal>
  );
};

const Top = () => (
  <Layout.Header className="top">
    <span className="logo">练习站</span><span className="place">{page.header}</span>
    <nav>
      {page.user ? <>你好，{page.user} <a href="/login/logout.htm">退出</a></> : <><a href={link("login")}>登录</a> <a href={page.signup}>注册</a></>}
      {" "}<a href={link("account.home")}>我的支付宝</a> <a href="#">帮助中心</a>
    </nav>
  </Layout.Header>
);

const App = () => {
  const Screen = screens[page.name];
  if (page.framed) return <Screen />;
  return (
    <Layout>
      <Top />
      <Layout.Content className="content" id="container">
        {page.step > 0 && <Steps className="steps" current={page.step - 1} items={page.steps.map((title) => ({ title }))} />}
        <div className="card"><Screen /></div>
      </Layout.Content>
      <Layout.Footer className="foot">练习用的页面，不是支付宝 | ICP 练习证 000000</Layout.Footer>
      {config.dialog && <Dialog {...config.dialog} />}
    </Layout>
  );
};

createRoot(document.getElementById("root")).render(
  <ConfigProvider locale={zh} theme={{ token: { colorPrimary: "#1677ff", borderRadius: 4 } }}><App /></ConfigProvider>,
);
