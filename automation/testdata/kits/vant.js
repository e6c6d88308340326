import { createApp, reactive, watch } from "vue";
import Vant from "vant";
import "vant/lib/index.css";
import { banks, countries, documents, label, readonly, regions, tell } from "./data.js";

const columns = (list) => list.map((o) => ({ text: o.label, value: o.value }));
const tree = (list) => list.map((o) => ({ text: o.label, value: o.value, children: o.children && tree(o.children) }));
createApp({
  setup() {
    const m = reactive({ name: "", nation: "", doc: "", no: "", until: "", born: "", sex: "", mobile: "", friend: "", region: "", street: "", bank: "", scan: [] });
    const open = reactive({ nation: false, doc: false, until: false, born: false, region: false, bank: false });
    watch(m, () => tell({ ...m, scan: m.scan.map((f) => f.file?.name).join(",") }), { deep: true });
    const one = (key) => ({ selectedOptions }) => { m[key] = selectedOptions[0].text; open[key] = false; };
    const day = (key) => ({ selectedValues }) => { m[key] = selectedValues.join("-"); open[key] = false; };
    const picked = (key) => (d) => { m[key] = `${d.getFullYear()}-${String(d.getMonth() + 1).padStart(2, "0")}-${String(d.getDate()).padStart(2, "0")}`; open[key] = false; };
    const path = ({ selectedOptions }) => { m.region = selectedOptions.map((o) => o.text).join("/"); open.region = false; };
    return { m, open, one, day, path, label, readonly, picked, min: new Date(1920, 0, 1), max: new Date(2050, 11, 31), countries: columns(countries), documents: columns(documents), banks: columns(banks), regions: tree(regions) };
  },
  template: `<van-form><van-cell-group inset title="实名信息">
<van-field v-model="m.name" label="姓名" placeholder="请输入护照姓名"/>
<van-field v-model="m.nation" is-link readonly label="国籍" placeholder="点击选择国籍" @click="open.nation = true"/>
<van-popup v-model:show="open.nation" position="bottom"><van-picker :columns="countries" @confirm="one('nation')($event)" @cancel="open.nation = false"/></van-popup>
<van-field v-model="m.doc" is-link readonly label="证件类型" placeholder="点击选择" @click="open.doc = true"/>
<van-popup v-model:show="open.doc" position="bottom"><van-picker :columns="documents" @confirm="one('doc')($event)" @cancel="open.doc = false"/></van-popup>
<van-field v-model="m.no" label="证件号码" placeholder="请输入证件号码"/>
<van-field v-model="m.until" is-link readonly label="证件有效期" placeholder="点击选择日期" @click="open.until = true"/>
<van-calendar v-if="readonly" v-model:show="open.until" :max-date="max" @confirm="picked('until')($event)"/>
<van-popup v-else v-model:show="open.until" position="bottom"><van-date-picker :min-date="min" :max-date="max" @confirm="day('until')($event)" @cancel="open.until = false"/></van-popup>
<van-field v-model="m.born" is-link readonly label="出生日期" placeholder="点击选择日期" @click="open.born = true"/>
<van-calendar v-if="readonly" v-model:show="open.born" switch-mode="year-month" :min-date="min" :max-date="max" :show-confirm="false" @confirm="picked('born')($event)"/>
<van-popup v-else v-model:show="open.born" position="bottom"><van-date-picker :min-date="min" :max-date="max" @confirm="day('born')($event)" @cancel="open.born = false"/></van-popup>
<van-field label="性别"><template #input><van-radio-group v-model="m.sex" direction="horizontal"><van-radio name="M">男</van-radio><van-radio name="F">女</van-radio></van-radio-group></template></van-field>
<van-field v-model="m.mobile" type="tel" label="手机号码" placeholder="请输入手机号码"/>
<van-field v-model="m.friend" type="tel" label="推荐人手机号"/>
<van-field v-model="m.region" is-link readonly label="所在地区" placeholder="点击选择省市区" @click="open.region = true"/>
<van-popup v-model:show="open.region" position="bottom"><van-cascader title="请选择所在地区" :options="regions" @close="open.region = false" @finish="path($event)"/></van-popup>
<van-field v-model="m.street" type="textarea" label="详细地址"/>
<van-field v-model="m.bank" is-link readonly label="开户银行" placeholder="点击选择银行" @click="open.bank = true"/>
<van-popup v-model:show="open.bank" position="bottom"><van-picker :columns="banks" @confirm="one('bank')($event)" @cancel="open.bank = false"/></van-popup>
<van-field label="护照照片页"><template #input><van-uploader v-model="m.scan" /></template></van-field>
</van-cell-group><van-button block type="primary" native-type="submit">提交</van-button></van-form>`,
}).use(Vant).mount("#app");
