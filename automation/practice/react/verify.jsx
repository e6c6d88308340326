// The pages of the login and of the verification.
import { Alert, Button, Descriptions, Form, Result, Space, Tabs } from "antd";
import { PageForm } from "./form.jsx";
import { Below, Captcha, Code, List, Place, Scan, Secret, Text, place, scans } from "./widgets.jsx";
import { field, link, page } from "./page.js";

const withdraw = "/certify/foreign/withdraw.htm";

const Login = () => (
  <Tabs defaultActiveKey="login" items={[
    { key: "qr", label: "扫码登录", children: <p>练习站没有二维码，请使用账户名和密码登录。</p> },
    { key: "login", label: "账密登录", children: (
      <PageForm id="J-login" path={page.facts.action} submit="登 录" submitId="J-login-btn">
        <Text of="email" maxLength={100} placeholder="邮箱/手机号" />
        <Secret of="login.password" />
        <Captcha src={page.captcha} />
        <p translate="no">练习 practice: without a sign-up here, any e-mail address with the password Practice-2015 gets in.</p>
      </PageForm>
    ) },
  ]} />
);

const Account = () => {
  const { greeting, mobile, verified } = page.facts;
  return (
    <>
      <h2>晚上好，{greeting} {verified ? <a id="J-certified" href={link("verify.approved")}>已认证</a> : <a id="J-certify" href={link("verify.start")}>未认证</a>}</h2>
      <Descriptions column={1} items={[
        { key: "name", label: "账户名", children: greeting }, { key: "mobile", label: "已绑定手机", children: mobile },
        { key: "balance", label: "账户余额", children: "0.00 元" }]} />
      <h3>交易记录</h3>
      <p>最近没有交易记录。</p>
    </>
  );
};

const Start = () => (
  <Result title="您尚未进行实名认证" subTitle="实名认证后，您可以使用付款、提现、信用卡还款等服务。"
    extra={<Button type="primary" size="large" id="J_certify" href={link("verify.mainland")}>立即认证</Button>}>
    <p className="tiny">其他用户：<a href="#">港澳台</a> | <a id="J_foreign" href={link("verify.identity")}>外籍</a></p>
  </Result>
);

const Mainland = () => (
  <>
    <h3>请使用二代身份证进行认证</h3>
    <Form><Form.Item label="身份证号码"><input className="ant-input" id="J_sfz" name="sfz" maxLength={18} autoComplete="off" placeholder="18位身份证号码" /></Form.Item></Form>
    <p><a id="J_back" href={link("verify.start")}>返回</a></p>
  </>
);

const address = ["address.province", "address.city", "address.district"];
const scanned = ["passport.photo_page", "passport.entry_stamp"];

const Identity = () => (
  <PageForm id="J_foreignForm" submit="下一步" submitId="J_next" initial={{ [field(address[0]).id]: place(...address), ...scans(...scanned) }}>
    <p>真实姓名必须与您的银行开户姓名完全一致（包括顺序和空格）。</p>
    <input type="hidden" name="passport" /><input className="offscreen" name="name" tabIndex={-1} autoComplete="off" aria-hidden="true" />
    <Text of="bank.account_holder" maxLength={60} />
    <Text of="passport.number" maxLength={20} />
    <Scan of="passport.photo_page" />
    <Scan of="passport.entry_stamp" />
    <Place of={address} />
    <Text of="address.street" maxLength={120} />
    <Text of="phone" maxLength={30} extra="手机或办公电话" />
    <Captcha src={page.captcha} />
  </PageForm>
);

const Bank = () => (
  <PageForm id="J_bankForm" submit="下一步" submitId="J_next">
    <p>请填写您本人在中国大陆开户的借记卡，支付宝将在1-2天内向该卡打入一笔1元以下的金额。</p>
    <input type="hidden" name="bankName" /><input type="hidden" name="cardNumber" />
    <Text of="bank.account_holder" maxLength={60} />
    <List of="bank.name" />
    <Form.Item label={field("bank.province").label}>
      <Space>
        <List of="bank.province" noStyle placeholder="省份" />
        <Below of="bank.city" above="bank.province" noStyle placeholder="城市" />
      </Space>
    </Form.Item>
    <Text of="bank.card_number" maxLength={23} />
  </PageForm>
);

const card = () => `${page.facts.bank}（尾号${page.facts.card}）`;

const Applied = () => (
  <Result status="info" title="申请已提交，请等待银行打款"
    subTitle={`支付宝将在1-2天内向您的${page.facts.bank}卡（尾号${page.facts.card}）打入一笔1元以下的金额，收到后请返回支付宝输入打款金额。`}
    extra={<Space><a id="J_home" href={link("account.home")}>返回我的支付宝</a><a href={withdraw}>撤销本次认证申请</a></Space>} />
);

const Deposit = () => (
  <Result status="info" title="支付宝已向您的银行卡打款，请查收" subTitle={`${card()}。您只有一次输入机会，请查询银行账户明细后输入。`}
    extra={<Button type="primary" id="J_inputAmount" href={link("verify.amount")}>输入打款金额</Button>}>
    <p className="tiny"><a href={withdraw}>撤销本次认证申请</a></p>
  </Result>
);

const Amount = () => (
  <PageForm id="J_amountForm" submit="确定" submitId="J_next">
    <p>请输入您的银行卡收到的金额。您只有一次输入机会，输入错误将导致认证失败。</p>
    <Text of="deposit.amount" maxLength={4} addonAfter="元" />
  </PageForm>
);

const Review = () => (
  <Result status="info" title="审核中" subTitle="支付宝客服将在2天内为你审核。审核完成后，请返回支付宝查看实名认证进度。"
    extra={<a id="J_progress" href={link("verify.review")}>查看认证进度</a>}>
    <p>若你想重新认证，请先 <a id="J_withdraw" href={withdraw}>撤销本次认证申请</a>。</p>
  </Result>
);

const Approved = () => (
  <Result status="success" title="审核成功，您已通过支付宝实名认证" extra={<a id="J_home" href={link("account.home")}>返回我的支付宝</a>}>
    <Descriptions column={1} items={[
      { key: "name", label: "真实姓名", children: page.facts.holder }, { key: "type", label: "证件类型", children: "护照" },
      { key: "state", label: "认证状态", children: "已认证" }]} />
  </Result>
);

const Refused = () => (
  <>
    <Alert type="error" showIcon message="审核失败" description={`失败原因：${page.facts.reason}`} className="page-error" />
    <Button type="primary" id="J_again" href={withdraw}>重新认证</Button>
  </>
);

// The address of the scans; only scripts go there.
const UploadPage = () => null;

const NumberAgain = () => (
  <PageForm id="J-again-form" submit="下一步" submitId="J-submit-btn">
    <p>为了您的账户安全，请验证手机。请输入您的手机号码，我们将向该号码发送校验码。</p>
    <List of="region" />
    <Text of="mobile" maxLength={20} placeholder="请输入手机号码" />
    <Code buttonId="J-getCheckcodeBtn" />
  </PageForm>
);

const InApp = () => (
  <Result status="info" title="外籍用户实名认证请在支付宝手机客户端中办理" subTitle="打开手机支付宝，扫一扫，按提示完成认证"
    extra={<a className="J-submit" href={link("verify.approved")}>我已在手机上完成认证</a>}>
    <p>请使用支付宝手机客户端扫码</p>
  </Result>
);

export const screens = {
  "verify.mobile": NumberAgain, "verify.app": InApp,
  login: Login, "account.home": Account, "verify.start": Start, "verify.mainland": Mainland, "verify.identity": Identity,
  "verify.bank": Bank, "verify.applied": Applied, "verify.deposit": Deposit, "verify.amount": Amount, "verify.review": Review,
  "verify.approved": Approved, "verify.refused": Refused, "verify.upload": UploadPage,
};
