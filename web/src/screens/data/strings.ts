import { dictionary } from '../../core/i18n';

export const t = dictionary(
  {
    title: '数据', import: '导入', intro: '先检查，再写入。检查不改动任何数据；写入默认全有或全无，写入后成为一个新版本，随时可以回退。', file: 'CSV 或 GeoJSON，可拖到此处', choose: '选择文件', kind: '类型（文件未写明时）', by_file: '以文件为准', datum: '坐标基准', detect: '以文件为准，可疑则退回', on_error: '遇到有错的行', refuse: '整份退回', skip: '跳过有错的行', why: '事由（写入版本记录）', not_said: '未注明',
    check: '检查', commit: '写入', checking: '正在检查…', writing: '正在写入…', need_token: '检查和写入需要写入令牌（创建项目时显示一次）。', token_hint: '只在本标签页保存', need_file: '请先选择文件。', need_why: '写入前请填写事由。',
    read: '共读 {n} 条', accepted: '接受 {n}', noted: '有提示 {n}', refused: '退回 {n}', skipped: '略过 {n}', recognised: '识别为 {format}，编码 {encoding}，坐标 {datum}', committed: '已写入，成为版本 {n}。', nothing_written: '仅检查，未写入。', same: '内容与现有数据相同，未产生新版本。', failed: '未写入：有记录被退回。修正后重试，或选择跳过有错的行。',
    findings: '问题 {n} 条', shown: '（列出前 {n} 条）', severity_note: '提示', severity_warning: '注意', severity_fault: '错误', row: '行', field: '字段', what: '问题', remedy: '如何修正', download: '下载问题清单', no_findings: '没有发现问题。',
    revisions: '版本', number: '版本', at: '时间', who: '操作人', reason: '事由', revert: '回退到此版本', current: '当前', reverted: '已回退，成为版本 {n}。', revert_why: '回退到版本 {n}', caveats: '数据说明：来源文件中已知的不一致', handling: '处理', export: '导出全部', exports: 'CSV 带 BOM，可直接用电子表格打开；GeoPackage 可用 QGIS 打开。',
  },
  {
    title: 'Data', import: 'Import', intro: 'Check first, then write. A check changes nothing; a write is all or nothing unless you choose otherwise, becomes a new revision and can be taken back at any time.', file: 'CSV or GeoJSON; drop it here', choose: 'Choose a file', kind: 'Kind (where the file does not say)', by_file: 'as the file says', datum: 'Datum', detect: 'as the file says; refused when doubtful', on_error: 'Rows at fault', refuse: 'refuse the whole file', skip: 'skip the rows at fault', why: 'Reason (goes into the record)', not_said: 'not said',
    check: 'Check', commit: 'Write', checking: 'Checking…', writing: 'Writing…', need_token: 'Checking and writing need the write token (shown once when the project was made).', token_hint: 'kept in this tab only', need_file: 'Choose a file first.', need_why: 'Give a reason before writing.',
    read: '{n} read', accepted: '{n} accepted', noted: '{n} with notes', refused: '{n} refused', skipped: '{n} skipped', recognised: 'Read as {format}, encoding {encoding}, datum {datum}', committed: 'Written as revision {n}.', nothing_written: 'Checked only; nothing is written.', same: 'The content equals what is there; no new revision.', failed: 'Not written: some records are refused. Mend them, or choose to skip the rows at fault.',
    findings: '{n} findings', shown: ' (first {n} listed)', severity_note: 'Note', severity_warning: 'Warning', severity_fault: 'Fault', row: 'Row', field: 'Field', what: 'What', remedy: 'How to mend it', download: 'Download the findings', no_findings: 'Nothing found.',
    revisions: 'Revisions', number: 'Revision', at: 'When', who: 'Who', reason: 'Why', revert: 'Go back to this', current: 'current', reverted: 'Taken back; now revision {n}.', revert_why: 'Back to revision {n}', caveats: 'About the data: known contradictions of the source document', handling: 'Handling', export: 'Export everything', exports: 'CSV has a BOM and opens in a spreadsheet; GeoPackage opens in QGIS.',
  },
);
