// What the forms of all kits offer, and how they tell what they hold.
const codes = "AD AE AF AG AL AM AO AR AT AU AZ BA BB BD BE BF BG BH BI BJ BN BO BR BS BT BW BY BZ CA CD CF CG CH CI CL CM CN CO CR CU CV CY CZ DE DJ DK DM DO DZ EC EE EG ER ES ET FI FJ FM FR GA GB GD GE GH GM GN GQ GR GT GW GY HK HN HR HT HU ID IE IL IN IQ IR IS IT JM JO JP KE KG KH KI KM KN KP KR KW KZ LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME MG MH MK ML MM MN MO MR MT MU MV MW MX MY MZ NA NE NG NI NL NO NP NR NZ OM PA PE PG PH PK PL PT PW PY QA RO RS RU RW SA SB SC SD SE SG SI SK SL SM SN SO SR SS ST SV SY SZ TD TG TH TJ TL TM TN TO TR TT TV TW TZ UA UG US UY UZ VA VC VE VN VU WS YE ZA ZM ZW".split(" ");
const names = new Intl.DisplayNames("zh-Hans", { type: "region" });
export const countries = codes.map((code) => ({ value: code, label: names.of(code) }));
export const documents = [["1", "居民身份证"], ["2", "港澳居民来往内地通行证"], ["3", "护照"], ["4", "军官证"]].map(([value, label]) => ({ value, label }));
export const banks = ["中国工商银行", "中国建设银行", "招商银行", "中国银行", "交通银行"].map((label, i) => ({ value: String(i), label }));
export const regions = [
  { value: "11", label: "北京市", children: [{ value: "1101", label: "北京市", children: [{ value: "110101", label: "东城区" }, { value: "110105", label: "朝阳区" }] }] },
  { value: "31", label: "上海市", children: [{ value: "3101", label: "上海市", children: [{ value: "310104", label: "徐汇区" }] }] },
];
export const label = (list, value) => list.find((o) => o.value === value)?.label || "";
/** Tells the test what the form's own model holds: not what its boxes show. */
export const tell = (model) => window.note?.("model " + JSON.stringify(model));
/** Whether boxes for dates take no typing: only their calendar fills them. */
export const readonly = location.search === "?readonly";
