// What the page says, in its two languages; {n} … stand for values.

const chinese = {
  name: '讲稿', style: '版式', undo: '撤销', clear: '清空', print: '打印', savePdf: '下载 PDF', saveWord: '下载 Word',
  saveText: '下载文字', tabText: '文字', tabPages: '页面', textLabel: '讲话文字', pagesLabel: '页面预览',
  panelsLabel: '待填写、看一看、已略去', welcome: '把讲话稿粘贴到这里，或把文件拖进来', choose: '选择文件…', example: '看一个例子',
  kept: '文字只留在这台电脑的浏览器里，直到按“清空”；服务器不保存。', wordNote: '这是 Word 文件，先按原样排版。', toText: '改成可编辑的文字',
  close: '关闭', facts: '{characters} 字 · {pages} 页 · 约 {minutes} 分钟', reading: '正在排版…', blanks: '待填写（{n}）',
  findings: '看一看（{n}）', dropped: '已略去（{n}）', places: '{name}（{n} 处）', restore: '找回', fix: '改正', fixAll: '全部改正（{n}）',
  ignore: '不再提示', error: '要改', warning: '请看', note: '提示', roleOf: '第 {line} 行是什么？', automatic: '由程序判断',
  line: '第 {line} 行', page: '第 {n} 页', pageOf: '{n} / {count}', fillLabel: '填写 {name}', filled: '已填：{name}',
  away: '连不上讲稿服务。文字还在这里；请稍候再试，或请管理员看看服务是否开着。', busy: '现在排版的人多，马上再试。',
  large: '文字太大，这里排不了；可以分成几份，或请管理员用命令行来排。', failed: '这份文字没能排出来，文字还在。请改动一处再试，或把它发给管理员。',
  noText: '请选择 .txt 或 .docx 文件。', because: '原因：{rule}', exampleText: `在全市安全生产工作会议上的讲话
（2026年3月5日）

同志们：

今天召开这次会议，主要任务是总结去年工作，部署今年任务。下面，我讲两点意见。

一、认清形势，绷紧安全这根弦

去年，全市安全生产形势总体平稳。但是，问题依然不少：一是责任没有完全压实，二是隐患排查不够彻底，三是应急准备还有差距。

二、压实责任，把工作落到实处

各单位要对照清单，逐项检查，逐项整改。×区要在月底前完成第一轮排查，并把结果报送市安委会办公室。

同志们，安全生产责任重于泰山。让我们以更加扎实的作风，做好各项工作，为全市高质量发展提供坚实保障。

谢谢大家！`,
  roles: {title: '题目', subtitle: '副题', salutation: '称呼', heading: '标题', 'heading-1': '一级标题', 'heading-2': '二级标题',
    'heading-3': '三级标题', 'heading-4': '四级标题', body: '正文', 'inner-salutation': '称呼', 'stage-direction': '舞台', note: '注',
    signature: '落款', attachment: '附件', table: '表格', drop: '略去'},
  styles: {gongwen: '公文（28 字 22 行）', 'gongwen-word': '公文（同 Word 排法）'},
};

const english = {
  name: 'jianggao', style: 'Style', undo: 'Undo', clear: 'Clear', print: 'Print', savePdf: 'PDF', saveWord: 'Word', saveText: 'Text',
  tabText: 'Text', tabPages: 'Pages', textLabel: 'The speech', pagesLabel: 'The pages', panelsLabel: 'To fill in, to look at, left out',
  welcome: 'Paste the speech here, or drop a file', choose: 'Choose a file…', example: 'Show an example',
  kept: 'The text stays in this browser until you clear it; the server keeps nothing.', wordNote: 'This is a Word file; it is set as it is.',
  toText: 'Make it text to edit', close: 'Close', facts: '{characters} characters · {pages} pages · about {minutes} minutes', reading: 'Setting…',
  blanks: 'To fill in ({n})', findings: 'To look at ({n})', dropped: 'Left out ({n})', places: '{name} ({n} places)', restore: 'Bring back',
  fix: 'Correct', fixAll: 'Correct all ({n})', ignore: 'Do not tell', error: 'Error', warning: 'Look', note: 'Note',
  roleOf: 'What is line {line}?', automatic: 'Let the program decide', line: 'Line {line}', page: 'Page {n}', pageOf: '{n} / {count}',
  fillLabel: 'Fill in {name}', filled: 'Filled in: {name}',
  away: 'The server cannot be reached. Your text is still here; try again in a moment.', busy: 'Many people are setting texts; trying again.',
  large: 'The text is too large for this page; split it, or use the program on the command line.',
  failed: 'This text could not be set; it is still here. Change something and try again, or show it to your administrator.',
  noText: 'Please choose a .txt or .docx file.', because: 'Because of: {rule}', exampleText: chinese.exampleText,
  roles: {title: 'title', subtitle: 'subtitle', salutation: 'salutation', heading: 'heading', 'heading-1': 'heading 1', 'heading-2': 'heading 2',
    'heading-3': 'heading 3', 'heading-4': 'heading 4', body: 'body', 'inner-salutation': 'salutation', 'stage-direction': 'stage', note: 'note',
    signature: 'signature', attachment: 'attached', table: 'table', drop: 'left out'},
  styles: {gongwen: 'Official (28 by 22)', 'gongwen-word': "Official (as Word sets it)"},
};

export const words = document.documentElement.lang.startsWith('en') ? english : chinese;

/** A sentence with its values. */
export function say(key, values = {}) {
  return words[key].replace(/\{(\w+)\}/g, (_, name) => values[name]);
}

/** Puts the words of the language into the page's elements. */
export function label(root) {
  for (const element of root.querySelectorAll('[data-text]')) element.textContent = words[element.dataset.text];
  for (const element of root.querySelectorAll('[data-label]')) element.setAttribute('aria-label', words[element.dataset.label]);
}
