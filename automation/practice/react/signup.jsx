// The pages of the sign-up.
import { useState } from "react";
import { Button, Card, Form, Result, Select, Space } from "antd";
import { PageForm, Row, behind } from "./form.jsx";
import { Captcha, Choice, Code, Day, List, Place, Secret, Text, Tick, day, place } from "./widgets.jsx";
import { ask, config, field, link, options, page } from "./page.js";

// Boxes that nobody sees, named like what others ask for.
const Decoys = () => (
  <>
    <input type="hidden" name="email" /><input type="hidden" name="mobile" /><input type="hidden" name="passportNumber" />
    <div className="gone"><label htmlFor="bankCardNumber">银行卡号</label><input id="bankCardNumber" name="bankCardNumber" autoComplete="off" /></div>
    <input className="offscreen" name="address" tabIndex={-1} autoComplete="off" aria-hidden="true" />
  </>
);

const Home = () => (
  <div className="home">
    <h1>支付宝 知托付！</h1>
    <Space size="large">
      <Button type="primary" size="large" id="J-register" href={page.signup}>立即注册</Button>
      <Button size="large" id="J-login" href={link("login")}>登录</Button>
    </Space>
  </div>
);

const Chooser = () => (
  <Space size="large" align="start">
    <Card title="个人账户" className="tab-choose-item-personal" extra={<a href={link("signup.mobile")} id="J-personal">个人账户</a>}>个人购物、付款、转账</Card>
    <Card title="企业账户" extra={<a href="#">企业账户</a>}>企业账户适用于公司、个体工商户等组织，注册前请准备：营业执照、对公银行账户、法定代表人身份证件。</Card>
  </Space>
);

const Agreement = () => {
  const agree = async (event) => {
    await ask(page.path, { _form_token: page.token, trusted: String(event.nativeEvent.isTrusted) });
    window.parent.postMessage("xbox-close", config.owner);
  };
  return (
    <div className="framed">
      <h2>服务协议及隐私权政策</h2>
      <div className="licence">
        <p>这是练习站的协议文本。请在真正的网站上认真阅读协议的全部内容。</p>
        <p>一、您确认已年满十八周岁，并具有完全民事行为能力。</p>
        <p>二、您提供的身份信息应当真实、准确、完整，注册后不能更改。</p>
        <p>三、密码、校验码是您的重要信息，请勿告知他人。</p>
        <p>四、练习站只在您的电脑上运行，不会把任何内容发送到别处。</p>
      </div>
      <Space><Button type="primary" className="J-agree-button" onClick={agree}>同意</Button><Button href="/" target="_top">不同意</Button></Space>
    </div>
  );
};

/** Nationality is a list of regions; 海外 opens a second one. */
const Nationality = () => {
  const [region, country] = [field("nationality/1"), field("nationality/2")];
  const overseas = Form.useWatch(region.id) === "";
  return (
    <Form.Item label={region.label} required>
      <Space>
        <Row of="nationality/1" noStyle widget><Select className="short" options={options(region.options)} /></Row>
        {overseas && <Row of="nationality/2" noStyle widget><Select className="short" options={options(country.options)} placeholder="请选择" /></Row>}
      </Space>
    </Form.Item>
  );
};

const code = (values) => ({ [field("nationality/code").name]: values[field("nationality/1").id] || values[field("nationality/2").id] || "" });
const region = () => ({ [field("nationality/1").id]: field("nationality/1").value });

const Prefix = () => {
  const one = Form.useWatch(field("nationality/1").id);
  const two = Form.useWatch(field("nationality/2").id);
  return `+${config.codes[one || two] ?? ""}`;
};

const First = ({ children, other, to }) => (
  <PageForm id="J-index-form" submit="下一步" submitId="J-submit" initial={region()} also={code}>
    <Decoys />
    <Nationality />
    {children}
    <Captcha src={page.captcha} />
    <Tick of="agreement" label=" " colon={false}>我同意 <a href="#">支付宝服务协议</a></Tick>
    <Form.Item {...behind}><a className="switch-re-type" href={to}>{other}</a></Form.Item>
  </PageForm>
);

const Mobile = () => (
  <First other="使用邮箱注册" to={link("signup.email")}>
    <Text of="mobile" required maxLength={100} placeholder="请输入你的手机号码" addonBefore={<Prefix />} />
  </First>
);

const Email = () => (
  <First other="使用手机号注册" to={link("signup.mobile")}>
    <Text of="email" required maxLength={100} placeholder="请输入电子邮箱" />
  </First>
);

const MobileDialog = () => (
  <div className="framed">
    <h2>验证手机</h2>
    <PageForm id="J-secure-form" submit="确定" submitId="J-submit-btn">
      <List of="region" />
      <Text of="mobile" maxLength={20} placeholder="请输入手机号码" />
      <Code buttonId="J-getCheckcodeBtn" />
    </PageForm>
  </div>
);

const MobileCode = () => (
  <div className="framed">
    <h2>填写校验码</h2>
    <p>校验码短信已发送到你的手机上，有效时间为30分钟，请及时查收。</p>
    <PageForm id="J-mobile-checker-form" submit="确定" submitId="J-submit-btn">
      <Form.Item label="手机号"><span>{page.facts.hidden}</span></Form.Item>
      <Code button="重新获取短信" buttonId="J-resend" />
    </PageForm>
  </div>
);

const CheckMail = () => {
  const [text, setText] = useState("");
  const again = async (event) => {
    event.preventDefault();
    const { stat, msg } = await ask("/account/reg/section/reSendActiveEmail.json", {});
    setText(stat === "ok" ? "邮件已重新发送。" : msg);
  };
  return (
    <Result status="info" title={`验证邮件已发送到 ${page.facts.email}`} subTitle="请在24小时内查收邮件，点击邮件中的“继续注册”完成注册。"
      extra={<Button type="primary" id="J-gotoMail" href="/practice/mailbox" target="_blank">立即查收邮件</Button>}>
      <p>没有收到邮件？<a href="#" onClick={again}>重新发送</a> <span id="ajaxErrorMsg">{text}</span></p>
    </Result>
  );
};

const address = ["address.province", "address.city", "address.district"];
const expiry = ["passport.expires/y", "passport.expires/m", "passport.expires/d"];

const Complete = () => (
  <PageForm id="J-complete-form" submit="确定" submitId="J-submit" initial={{ validaty: day(...expiry), [field(address[0]).id]: place(...address) }}>
    <p>为了给你提供更好的支付和金融服务，你需要填写的身份信息享受会员保障服务。身份信息一经录入不可更改，隐私信息未经本人许可严格保密。</p>
    <Form.Item label="支付宝账户名"><span>{page.facts.name}</span></Form.Item>
    <h3>设置登录密码</h3>
    <Secret of="login.password" required />
    <Secret of="login.password/again" required />
    <h3>设置支付密码</h3>
    <Secret of="payment.password" required maxLength={6} />
    <Secret of="payment.password/again" required maxLength={6} />
    <List of="security.question" required />
    <Text of="security.answer" required maxLength={30} />
    <h3>设置身份信息</h3>
    <Text of="name.surname" required maxLength={50} />
    <Text of="name.given" required maxLength={50} />
    <Choice of="sex" required choices={[{ value: "1", label: "男" }, { value: "2", label: "女" }]} />
    <List of="document.type" required />
    <Text of="passport.number" required maxLength={20} />
    <Form.Item label={field(expiry[0]).label} required>
      <Space>
        <Day of={expiry} name="validaty" noStyle />
        <Tick of="passport.expires/long" noStyle>长期</Tick>
      </Space>
    </Form.Item>
    <List of="occupation" required />
    <Place of={address} required />
    <Text of="address.street" label="详细地址" area placeholder="请输入详细地址" />
  </PageForm>
);

const BindCard = () => (
  <PageForm id="J_CardForm" submit="同意协议并确定" submitId="J_submit">
    <h3>设置支付方式</h3>
    <p>你正在进行身份验证，请输入一张本人银行卡验证并绑定。</p>
    <Text of="bank.card_number" maxLength={23} />
    <Text of="bank.account_holder" maxLength={50} />
    <Text of="bank.mobile" maxLength={11} placeholder="在此填入手机号码" />
    <Form.Item {...behind}><a id="J_skip" href={link("signup.success")}>先跳过，注册成功</a></Form.Item>
  </PageForm>
);

const Success = () => (
  <Result status="success" title="注册成功" subTitle={`恭喜你，${page.user} 账户注册成功！为保障资金安全，请尽快完成实名认证。`}
    extra={<Button type="primary" id="J-gotoMy" href={link("account.home")}>进入我的支付宝</Button>} />
);

export const screens = {
  home: Home, "signup.chooser": Chooser, "signup.agreement": Agreement, "signup.mobile": Mobile, "signup.email": Email,
  "signup.mobile_dialog": MobileDialog, "signup.mobile_code": MobileCode, "signup.check_mail": CheckMail,
  "signup.complete": Complete, "signup.card": BindCard, "signup.success": Success,
};
