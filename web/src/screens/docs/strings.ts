import { dictionary } from '../../core/i18n';

export const t = dictionary(
  {
    title: '接口与嵌入', intro: '本机服务的接口。读取不需要令牌（私有部署除外）；写入用 Authorization: Bearer 令牌。面积以 ㎡、金额以元计，未知为 null；错误为 problem+json，随 Accept-Language 给出中文或英文。', document: 'OpenAPI 说明（{version}）', raw: '原始文档', operations: '操作', method: '方法', path: '路径', about: '用途',
    embed: '嵌入地图', embedding: '放进网页的代码', framing: '或放进框架（iframe）', sharing: '对方网页的来源须在启动时放行：zaiti serve --share-with https://map.example（可重复；* 允许所有网页只读）。对方网页若有内容安全策略，须允许本服务的 script-src、connect-src 和 worker-src blob:。',
    zone: '片区', plan: '方案', lang: '语言', theme: '配色', chinese: '中文', datum: '坐标基准', filter: '条件（CQL2）', live: '随数据更新', all: '全部', none: '无', light: '浅色', dark: '深色',
    samples: '示例代码', carrierMap: '最短：一个元素', maplibre: 'MapLibre GL JS', openlayers: 'OpenLayers', amap: '高德 JS API（GCJ-02）', qgis: 'QGIS（Python）', python: 'Python（仅标准库）', curl: '命令行', desktop: 'QGIS：图层 → 添加图层 → 添加 WFS / OGC API 要素，地址填 {url}。TypeScript：仓库 web/client 为带类型的客户端，随本接口生成。', try: '在本机试一下', trying: '正在请求…', bytes: '{n} 字节', writes: '此操作会写入，请用命令行或脚本，带令牌调用。', copy: '复制', copied: '已复制', attribution: '使用地图须保留署名：© OpenStreetMap contributors (ODbL)。示例数据须保留“示例”标记。',
  },
  {
    title: 'API and embedding', intro: 'The interface of this server. Reading needs no token, unless the server is private; writing uses Authorization: Bearer with one. Areas are m², money is yuan, unknown is null; errors are problem+json in Chinese or English by Accept-Language.', document: 'OpenAPI document ({version})', raw: 'raw document', operations: 'Operations', method: 'Method', path: 'Path', about: 'What for',
    embed: 'The map in a page of yours', embedding: 'Lines for the page', framing: 'Or in a frame', sharing: 'The origin of that page is let in when the server starts: zaiti serve --share-with https://map.example (may be repeated; * lets every page read, and only read). A page with a content security policy allows this server in script-src and connect-src, and blob: in worker-src.',
    zone: 'Zone', plan: 'Plan', lang: 'Language', theme: 'Theme', chinese: '中文', datum: 'Datum', filter: 'Condition (CQL2)', live: 'Follow the data', all: 'All', none: 'None', light: 'Light', dark: 'Dark',
    samples: 'Samples', carrierMap: 'Shortest: one element', maplibre: 'MapLibre GL JS', openlayers: 'OpenLayers', amap: '高德 JS API (GCJ-02)', qgis: 'QGIS (Python)', python: 'Python (standard library only)', curl: 'Command line', desktop: 'QGIS: Layer → Add Layer → Add WFS / OGC API Features; address {url}. TypeScript: web/client of the repository is a typed client made from this interface.', try: 'Try it here', trying: 'Asking…', bytes: '{n} bytes', writes: 'This writes; call it with a token, from a command line or a script.', copy: 'Copy', copied: 'Copied', attribution: 'Whoever shows the map keeps the attribution: © OpenStreetMap contributors (ODbL). Example data keeps its mark.',
  },
);
