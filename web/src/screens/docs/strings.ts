import { dictionary } from '../../core/i18n';

export const t = dictionary(
  {
    title: '接口', intro: '本机服务的接口。读取不需要令牌；写入用 Authorization: Bearer 令牌。面积以 ㎡、金额以元计，未知为 null；错误为 problem+json，随 Accept-Language 给出中文或英文。', document: 'OpenAPI 说明（{version}）', raw: '原始文档', operations: '操作', method: '方法', path: '路径', about: '用途',
    samples: '示例代码', maplibre: '在自己的网页里放这张地图（MapLibre GL JS）', curl: '命令行', qgis: 'QGIS：图层 → 添加图层 → 添加 WFS / OGC API 要素，地址填 {url}', copy: '复制', copied: '已复制', attribution: '使用地图须保留署名：© OpenStreetMap contributors (ODbL)。示例数据须保留“示例”标记。',
  },
  {
    title: 'API', intro: 'The interface of this server. Reading needs no token; writing uses Authorization: Bearer with one. Areas are ㎡, money is yuan, unknown is null; errors are problem+json in Chinese or English by Accept-Language.', document: 'OpenAPI document ({version})', raw: 'raw document', operations: 'Operations', method: 'Method', path: 'Path', about: 'What for',
    samples: 'Samples', maplibre: 'This map in a page of your own (MapLibre GL JS)', curl: 'Command line', qgis: 'QGIS: Layer → Add Layer → Add WFS / OGC API Features; address {url}', copy: 'Copy', copied: 'Copied', attribution: 'Whoever shows the map keeps the attribution: © OpenStreetMap contributors (ODbL). Example data keeps its mark.',
  },
);
