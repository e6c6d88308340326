import { createApp, reactive, watch } from "vue";
import ElementPlus from "element-plus";
import zh from "element-plus/es/locale/lang/zh-cn.mjs";
import "element-plus/dist/index.css";
import { banks, countries, documents, readonly, regions, tell } from "./data.js";

createApp({
  setup() {
    const m = reactive({ name: "", nation: "", doc: "", no: "", until: "", born: "", sex: "", mobile: "", friend: "", region: [], street: "", bank: "", scan: [] });
    watch(m, () => tell({ ...m, region: m.region?.join("/"), scan: m.scan.map((f) => f.name).join(",") }), { deep: true });
    return { m, banks, countries, documents, readonly, regions };
  },
  template: `<el-form :model="m" label-width="150px" style="width:640px"><h3>实名信息</h3>
<el-form-item label="姓名（与护照一致）"><el-input v-model="m.name"/></el-form-item>
<el-form-item label="国籍"><el-select v-model="m.nation" filterable placeholder="请选择国籍"><el-option v-for="o in countries" :key="o.value" v-bind="o"/></el-select></el-form-item>
<el-form-item label="证件类型"><el-select v-model="m.doc"><el-option v-for="o in documents" :key="o.value" v-bind="o"/></el-select></el-form-item>
<el-form-item label="证件号码"><el-input v-model="m.no"/></el-form-item>
<el-form-item label="证件有效期至"><el-date-picker v-model="m.until" type="date" :editable="!readonly" value-format="YYYY-MM-DD" placeholder="选择日期"/></el-form-item>
<el-form-item label="出生日期"><el-date-picker v-model="m.born" type="date" :editable="!readonly" value-format="YYYY-MM-DD" placeholder="选择日期"/></el-form-item>
<el-form-item label="性别"><el-radio-group v-model="m.sex"><el-radio-button label="男" value="M"/><el-radio-button label="女" value="F"/></el-radio-group></el-form-item>
<el-form-item label="手机号码"><el-input v-model="m.mobile"/></el-form-item>
<el-form-item label="推荐人手机号"><el-input v-model="m.friend"/></el-form-item>
<el-form-item label="所在地区"><el-cascader v-model="m.region" :options="regions" placeholder="请选择省市区"/></el-form-item>
<el-form-item label="详细地址"><el-input v-model="m.street" type="textarea"/></el-form-item>
<el-form-item label="开户银行"><el-select v-model="m.bank"><el-option v-for="o in banks" :key="o.value" v-bind="o"/></el-select></el-form-item>
<el-form-item label="护照照片页"><el-upload v-model:file-list="m.scan" :auto-upload="false" action="/upload"><el-button>上传护照资料页</el-button></el-upload></el-form-item>
<el-button type="primary">提交</el-button></el-form>`,
}).use(ElementPlus, { locale: zh }).mount("#app");
