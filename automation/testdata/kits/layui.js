import "layui/dist/layui.js";
import "layui/dist/css/layui.css";
import { banks, countries, documents, readonly, regions, tell } from "./data.js";

const options = (list) => list.map((o) => `<option value="${o.value}">${o.label}</option>`).join("");
const item = (label, html) => `<div class="layui-form-item"><label class="layui-form-label" style="width:120px">${label}</label><div class="layui-input-block" style="margin-left:150px">${html}</div></div>`;
const input = (name, more = "") => `<input type="text" name="${name}" class="layui-input" ${more}>`;
const select = (name, list, more = "") => `<select name="${name}" ${more}><option value="">请选择</option>${options(list)}</select>`;
document.getElementById("app").innerHTML = `<form class="layui-form" lay-filter="f" style="width:640px"><fieldset><legend>实名信息</legend>` +
  item("姓名", input("name")) + item("国籍", select("nation", countries, "lay-search")) + item("证件类型", select("doc", documents)) + item("证件号码", input("no")) +
  item("证件有效期至", input("until", `id="until" placeholder="yyyy-MM-dd" ${readonly ? "readonly" : ""}`)) + item("出生日期", input("born", `id="born" placeholder="yyyy-MM-dd" ${readonly ? "readonly" : ""}`)) +
  item("性别", '<input type="radio" name="sex" value="M" title="男"><input type="radio" name="sex" value="F" title="女">') +
  item("手机号码", input("mobile")) + item("推荐人手机号", input("friend")) +
  item("所在地区", `<div class="layui-inline">${select("prov", regions, 'lay-filter="prov"')}</div><div class="layui-inline">${select("city", [], 'lay-filter="city"')}</div><div class="layui-inline">${select("area", [])}</div>`) +
  item("详细地址", '<textarea name="street" class="layui-textarea"></textarea>') + item("开户银行", select("bank", banks)) +
  item("", '<button type="button" class="layui-btn" lay-submit>提交</button>') + "</fieldset></form>";
layui.use(["form", "laydate"], () => {
  const { form, laydate } = layui;
  const read = () => { const v = form.getValue("f"); tell(v); };
  laydate.render({ elem: "#until", done: () => setTimeout(read) });
  laydate.render({ elem: "#born", done: () => setTimeout(read) });
  form.on("select(prov)", ({ value }) => setTimeout(() => {
    const p = regions.find((r) => r.value === value);
    document.querySelector("select[name=city]").innerHTML = '<option value="">请选择</option>' + options(p?.children || []);
    form.render("select");
  }, 150));
  form.on("select(city)", ({ value }) => setTimeout(() => {
    const c = regions.flatMap((r) => r.children).find((r) => r.value === value);
    document.querySelector("select[name=area]").innerHTML = '<option value="">请选择</option>' + options(c?.children || []);
    form.render("select");
  }, 150));
  form.render();
  setInterval(read, 100);
});
