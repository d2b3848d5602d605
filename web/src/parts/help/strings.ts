import { dictionary } from '../../core/i18n';

export const t = dictionary(
  {
    everywhere: '各页', on_map: '地图', in_plan: '方案', in_report: '汇报', search: '搜索', help: '本说明', zone: '第一至五片区', escape: '取消、清除、关闭', draw: '画多边形', rectangle: '画矩形', solid: '三维', list: '清单', step: '上一处、下一处', sheet: '所选物业的收储评估表', export: '导出', undo: '撤销、重做', turn: '翻页', note: '在输入框内不起作用；每个快捷键都有对应按钮。',
  },
  {
    everywhere: 'Everywhere', on_map: 'Map', in_plan: 'Plan', in_report: 'Report', search: 'Search', help: 'This help', zone: 'First to fifth zone', escape: 'Cancel, clear, close', draw: 'Draw a polygon', rectangle: 'Draw a rectangle', solid: '3D', list: 'List', step: 'Previous, next site', sheet: 'Acquisition sheet of the chosen site', export: 'Export', undo: 'Undo, redo', turn: 'Turn the page', note: 'Keys rest while you type; each has a button too.',
  },
);
