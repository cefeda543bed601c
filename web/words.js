// What the page says, in its two languages; {n} … stand for values.

const chinese = {
  name: '讲稿', layout: '版面', undo: '撤销', redo: '重做', more: '更多', clear: '清空', print: '打印', save: '下载 ', saveText: '下载文字', tabs: '文字和页面', tabText: '文字', tabPages: '页面', textLabel: '讲话文字', pagesLabel: '页面预览',
  panelsLabel: '待填写、看一看、已略去', welcome: '把讲话稿粘贴到这里，或把文件拖进来', choose: '选择文件…', example: '看一个例子',
  kept: '文字只留在这台电脑的浏览器里，直到按“清空”；服务器不保存。', keptShort: '文字留在本机浏览器里，按“清空”即删除。', wordKept: 'Word 文件不留在浏览器里。',
  keptTexts: '以前没有清空的文字', goOn: '接着改：{title}', forget: '删除“{title}”', wordNote: '这是 Word 文件，按它的内容排版；要在这里改字，先', toText: '转成文字',
  close: '关闭', facts: '{characters} 字 · {pages} 页 · 约 {minutes} 分钟', blanks: '待填写', findings: '看一看', dropped: '已略去',
  places: '{name}（{n} 处）', restore: '找回', restoreAll: '全部找回', leaveOut: '重新略去广告', fix: '改正', fixAll: '全部改正（{n}）',
  ignore: '不再提示', ignored: '{n} 类提示已关掉', tellAgain: '重新提示', error: '要改', warning: '请看', note: '提示',
  roleOf: '第 {line} 行是什么？', roleOfLine: '{role}：{text}', automatic: '由程序判断', line: '第 {line} 行', page: '第 {n} 页',
  pageOf: '{n} / {count}', fillLabel: '填写 {name}', filled: '{name} 已填', because: '略去的原因：{why}',
  titleBreaks: '题目怎样断行', titleHelp: '在要换行的地方按回车；要连起来，就删掉换行。', titleSet: '就这样断', titleFree: '由程序断行',
  away: '连不上讲稿服务。文字还在这里，连上以后会接着排；一直不行，请管理员看看服务是否开着。', again: '再试一次', busy: '现在排版的人多，稍等一下会接着排。',
  large: '文字太大，这里排不了；可以分成几份，或请管理员用命令行来排。', failed: '这份文字没能排出来，文字还在。请改动一处再试，或把它发给管理员。',
  oneFile: '一次排一份，这里只打开了第一份；其余的请在另一个标签页里打开。', notKept: '浏览器存不下这份文字：关掉页面前请先下载。',
  toldUndone: '已撤销', toldRedone: '已重做', toldFixed: '已改正 {n} 处', toldCleared: '已清空，可以撤销', toldRole: '第 {line} 行：{role}', toldIgnored: '这一类不再提示',
  chosen: {style: '用途', paper: '纸张', size: '正文字号', back: '打印', sheet: '拼版', front: '封面、份号、密级、水印', cover: '封面', ruby: '生字注音',
    details: '页码和细处', points: '“一是……”的首句', number: '页码位置', dashes: '页码两边', word: 'Word 文件里'},
  values: {a4: 'A4', '16k': '16开', a5: 'A5', standard: '三号', large: '小二号', no: '单面', yes: '双面：左右页边对称，末页补齐',
    one: '一张一页', two: '两页拼在一张 A4 上', without: '不要', cover: '加封面：题目、讲话人、日期', plain: '同正文', bold: '加粗', kai: '楷体', paragraph: '另起一段', outside: '单页在右，双页在左', center: '居中',
    dashes: '加短横', none: '不加', review: '把提示写成批注', toc: '加目录', fonts: '带上字体'},
  styles: {gongwen: '公文：28 字、22 行（GB/T 9704）', 'gongwen-word': '公文：行距同 Word（28.95 磅）', speaker: '朗读稿：小二号字，行宽，一句话尽量不跨页', 'speaker-22': '朗读稿：二号字，不戴眼镜也看得清', compact: '紧凑：小四号，省纸',
    draft: '批改稿：行距加倍，外侧留白，标行号', booklet: '小册子：A5 版面，A4 双面打印后对折'},
  fields: {copies: {label: '份号', hint: '如 001-050：印 50 份，每份封面上有份号；只写 001 就是一份。屏幕上只看第一份。'}, grade: {label: '密级', hint: '如 秘密★1年，印在首页和封面顶端。'},
    watermark: {label: '水印', hint: '如 征求意见稿，印在字的后面。'}, rate: {label: '每分钟字数', hint: '如 200：每页页脚印上念到这里的分钟数；不写就不印。'}},
  rubyExample: '缙云 jìn yún\n潺湲 chán yuán', rubyHelp: '一行一个：先写字词，空一格写拼音；拼音按字分开写，就逐字注。印在每一处字词上方。', rubyOdd: '第 {lines} 行还不全：先写字词，空一格写拼音。', rubyAdd: '给“{word}”注音',
  edge: {title: '题目', subtitle: '副题', salutation: '称呼', 'heading-1': '一级', 'heading-2': '二级', 'heading-3': '三级', 'heading-4': '四级',
    body: '正文', 'inner-salutation': '称呼', 'stage-direction': '舞台', note: '注', signature: '落款', attachment: '附件', table: '表格', drop: '略去'},
  roles: {title: '题目', subtitle: '副题、日期、讲话人', salutation: '开头称呼', 'heading-1': '一级标题', 'heading-2': '二级标题', 'heading-3': '三级标题',
    body: '正文', 'inner-salutation': '中间称呼', 'stage-direction': '舞台提示', note: '注', signature: '落款', attachment: '附件', drop: '略去'},
  exampleText: `在全市安全生产工作会议上的讲话
（2026年3月5日）

同志们：

今天召开这次会议，主要任务是总结去年工作，部署今年任务。下面，我讲两点意见。

一、认清形势，绷紧安全这根弦

去年，全市安全生产形势总体平稳。但是，问题依然不少：一是责任没有完全压实，二是隐患排查不够彻底，三是应急准备还有差距。

二、压实责任，把工作落到实处

各单位要对照清单，逐项检查，逐项整改。×区要在月底前完成第一轮排查，并把结果报送市安委会办公室。

同志们，安全生产责任重于泰山。让我们以更加扎实的作风，做好各项工作，为全市高质量发展提供坚实保障。

谢谢大家！`,
  whys: {'net-address': '网址', breadcrumb: '网页导航', navigation: '网页导航', widget: '网页按钮', 'more-links': '别的文章的链接', 'neighbour-links': '上下篇的链接', 'upload-stamp': '发布信息',
    'stamp-label': '发布信息', metadata: '发布信息', 'source-line': '来源说明', 'photo-credit': '图片说明', paywall: '收费提示', 'paywall-line': '收费提示', 'page-code': '网页代码',
    paid: '网站声明', 'site-self': '网站自称', 'site-word': '网站用语', 'site-notice': '网站声明', 'site-text': '网站文字', contact: '联系方式', address: '联系方式',
    offer: '推销', hashtags: '话题标签', registration: '备案信息', continued: '翻页提示', remaining: '翻页提示', 'sample-label': '范文编号', 'lead-in': '网站导语',
    'editor-note': '编者按语', 'end-mark': '结束标记', hidden: '看不见的文字', override: '由您略去', 'page-number': '页码', 'running-head': '页眉',
    'title-twice': '重复的题目', 'repeated-line': '重复的行', 'glued-advert': '夹在文中的广告'},
  otherWhy: '不属于讲话',
};

const english = {
  name: 'jianggao', layout: 'Layout', undo: 'Undo', redo: 'Redo', more: 'More', clear: 'Clear', print: 'Print', save: 'Download ', saveText: 'Text',
  tabs: 'Text and pages', tabText: 'Text', tabPages: 'Pages', textLabel: 'The speech', pagesLabel: 'The pages', panelsLabel: 'To fill in, to look at, left out',
  welcome: 'Paste the speech here, or drop a file', choose: 'Choose a file…', example: 'Show an example',
  kept: 'The text stays in this browser until you clear it; the server keeps nothing.', keptShort: 'Kept in this browser until you clear it.', wordKept: 'A Word file is not kept.',
  keptTexts: 'Texts that were not cleared', goOn: 'Go on with {title}', forget: 'Delete “{title}”',
  wordNote: 'This is a Word file, set as it is; to change words here, first', toText: 'make it text', close: 'Close',
  facts: '{characters} characters · {pages} pages · about {minutes} minutes', blanks: 'To fill in', findings: 'To look at', dropped: 'Left out',
  places: '{name} ({n} places)', restore: 'Bring back', restoreAll: 'Bring all back', leaveOut: 'Leave advertising out again', fix: 'Correct', fixAll: 'Correct all ({n})',
  ignore: 'Do not tell', ignored: '{n} kinds are not told', tellAgain: 'Tell them again', error: 'Error', warning: 'Look', note: 'Note',
  roleOf: 'What is line {line}?', roleOfLine: '{role}: {text}', automatic: 'Let the program decide', line: 'Line {line}', page: 'Page {n}',
  pageOf: '{n} / {count}', fillLabel: 'Fill in {name}', filled: '{name} is filled in', because: 'Left out: {why}',
  titleBreaks: 'Lines of the title', titleHelp: 'Press Enter where a line should begin; delete a line break to join lines.', titleSet: 'Break it like this', titleFree: 'Let the program break it',
  away: 'The server cannot be reached. Your text is still here and is set as soon as the server is back; if it stays away, ask your administrator.', again: 'Try again', busy: 'Many people are setting texts now; yours comes in a moment.',
  large: 'The text is too large for this page; split it, or use the program on the command line.',
  failed: 'This text could not be set; it is still here. Change something and try again, or show it to your administrator.',
  oneFile: 'One at a time: only the first file was opened; open the others in other tabs.', notKept: 'The browser cannot keep this text: download it before you close the page.',
  toldUndone: 'Undone', toldRedone: 'Done again', toldFixed: '{n} corrected', toldCleared: 'Cleared; it can be undone', toldRole: 'Line {line}: {role}', toldIgnored: 'This kind is not told any more',
  chosen: {style: 'What for', paper: 'Paper', size: 'Size of the text', back: 'Printing', sheet: 'Pages on a sheet', front: 'Cover, copy numbers, secrecy, watermark', cover: 'Cover',
    ruby: 'Readings of hard words', details: 'Page numbers and details', points: 'Leads of 一是…', number: 'Page number', dashes: 'Beside it', word: 'In the Word file'},
  values: {a4: 'A4', '16k': '16K', a5: 'A5', standard: '16 pt', large: '18 pt', no: 'one side', yes: 'both sides: margins mirrored, pages made even',
    one: 'one', two: 'two, side by side on A4', without: 'none', cover: 'title, speaker, date', plain: 'as the text', bold: 'bold', kai: 'Kai', paragraph: 'its own paragraph', outside: 'odd right, even left', center: 'in the middle',
    dashes: 'dashes', none: 'nothing', review: 'findings as comments', toc: 'table of contents', fonts: 'fonts'},
  styles: {gongwen: 'Official: 28 by 22 (GB/T 9704)', 'gongwen-word': 'Official: line pitch of Word (28.95 pt)', speaker: 'To read aloud: 18 pt, wide lines, whole sentences', 'speaker-22': 'To read aloud: 22 pt, read without glasses', compact: 'Compact: 12 pt, little paper',
    draft: 'To correct by hand: double lines, wide margin, line numbers', booklet: 'Booklet: A5 pages, printed on both sides of A4 and folded'},
  fields: {copies: {label: 'Copy numbers', hint: 'Such as 001-050: 50 copies, each with its number on the cover; 001 makes one. The screen shows the first.'}, grade: {label: 'Grade of secrecy', hint: 'Such as 秘密★1年, at the top of the first page and the cover.'},
    watermark: {label: 'Watermark', hint: 'Words behind the text of every page.'}, rate: {label: 'Characters a minute', hint: 'Such as 200: the minutes so far at the foot of each page; none when nothing stands here.'}},
  rubyExample: '缙云 jìn yún\n潺湲 chán yuán', rubyHelp: 'One a line: the word, a blank, its reading; syllables that are parted stand above their characters. Printed above each place of the word.', rubyOdd: 'Not complete yet: line {lines}. The word, a blank, its reading.', rubyAdd: 'Reading of “{word}”',
  edge: {title: 'title', subtitle: 'subtitle', salutation: 'hearers', 'heading-1': 'head 1', 'heading-2': 'head 2', 'heading-3': 'head 3', 'heading-4': 'head 4',
    body: 'text', 'inner-salutation': 'hearers', 'stage-direction': 'stage', note: 'note', signature: 'signed', attachment: 'attached', table: 'table', drop: 'out'},
  roles: {title: 'title', subtitle: 'subtitle, date, speaker', salutation: 'salutation', 'heading-1': 'heading 1', 'heading-2': 'heading 2', 'heading-3': 'heading 3',
    body: 'text', 'inner-salutation': 'salutation inside', 'stage-direction': 'stage direction', note: 'note', signature: 'signature', attachment: 'attached', drop: 'leave it out'},
  exampleText: chinese.exampleText,
  whys: {'net-address': 'address on the net', breadcrumb: 'navigation', navigation: 'navigation', widget: 'buttons', 'more-links': 'links to other texts', 'neighbour-links': 'links to other texts', 'upload-stamp': 'upload stamp',
    'stamp-label': 'upload stamp', metadata: 'upload stamp', 'source-line': 'source', 'photo-credit': 'photo credit', paywall: 'paywall', 'paywall-line': 'paywall', 'page-code': 'page code', paid: 'site’s notice',
    'site-self': 'the site of itself', 'site-word': 'words of a site', 'site-notice': 'site’s notice', 'site-text': 'text of a site', contact: 'contact', address: 'contact', offer: 'offer',
    hashtags: 'hashtags', registration: 'registration', continued: 'turning pages', remaining: 'turning pages', 'sample-label': 'number of a sample', 'lead-in': 'site’s lead-in',
    'editor-note': 'editor’s note', 'end-mark': 'mark of the end', hidden: 'hidden text', override: 'left out by you', 'page-number': 'page number', 'running-head': 'head of the page',
    'title-twice': 'title again', 'repeated-line': 'line again', 'glued-advert': 'advertising inside'},
  otherWhy: 'not part of the speech',
};

export const words = document.documentElement.lang.startsWith('en') ? english : chinese;

/** Why something was left out, from its rule. */
export function whyOf(rule) {
  return words.whys[rule] ?? words.otherWhy;
}

/** A sentence with its values. */
export function say(key, values = {}) {
  return words[key].replace(/\{(\w+)\}/g, (_, name) => values[name]);
}

/** Puts the words of the language into the page's elements. */
export function label(root) {
  for (const element of root.querySelectorAll('[data-text]')) element.textContent = words[element.dataset.text];
  for (const element of root.querySelectorAll('[data-label]')) element.setAttribute('aria-label', words[element.dataset.label]);
}
