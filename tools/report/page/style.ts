/** The page's looks, light and dark, from 390 pixels on. */
export const STYLE = `
:root{color-scheme:light dark;--bg:#fff;--fg:#1b1f24;--quiet:#5b6470;--edge:#d5dae0;--soft:#f3f5f7;--good:#157347;--bad:#b3261e;--mark:#0b5cad;--warn:#8a5a00}
@media(prefers-color-scheme:dark){:root{--bg:#14171a;--fg:#e6e9ec;--quiet:#9aa4af;--edge:#343a41;--soft:#1d2226;--good:#5bc98c;--bad:#ff8a80;--mark:#7db8f5;--warn:#e0b050}}
*{box-sizing:border-box}
body{margin:0;background:var(--bg);color:var(--fg);font:14px/1.45 system-ui,sans-serif}
button,input,select{font:inherit;color:inherit}
:focus-visible{outline:2px solid var(--mark);outline-offset:-2px}
header{display:flex;flex-wrap:wrap;gap:8px 16px;align-items:center;padding:10px 16px;border-bottom:1px solid var(--edge)}
h1{font-size:16px;margin:0}
#sum,.quiet,small,.file{color:var(--quiet)}
[role=tab]{background:none;border:0;border-bottom:2px solid transparent;padding:4px 2px;cursor:pointer}
[role=tab][aria-selected=true]{border-color:var(--mark);color:var(--mark)}
main{display:grid;grid-template-columns:minmax(240px,340px) minmax(0,1fr);height:calc(100vh - 52px)}
main[hidden]{display:none}
nav{border-right:1px solid var(--edge);overflow:auto;display:flex;flex-direction:column}
.search{display:flex;gap:6px;padding:8px;position:sticky;top:0;background:var(--bg);z-index:1}
.search input{flex:1;min-width:0}
.search input,.search select{padding:5px 8px;border:1px solid var(--edge);border-radius:6px;background:var(--soft)}
.test{display:grid;grid-template-columns:18px 1fr;gap:0 4px;width:100%;text-align:left;background:none;border:0;border-left:3px solid transparent;padding:6px 8px;cursor:pointer;content-visibility:auto;contain-intrinsic-size:auto 44px}
.test:hover,.test[aria-current]{background:var(--soft)}
.test[aria-current]{border-color:var(--mark)}
.test .title,.test small{overflow-wrap:anywhere}
.test small{grid-column:2}
.failed>.mark,h2.failed::before,h3.failed::before{color:var(--bad)}
.passed>.mark{color:var(--good)}
.more{margin:8px;padding:6px;cursor:pointer}
#detail,#coverage>*{padding:16px;overflow:auto}
h2{font-size:17px;margin:0;overflow-wrap:anywhere}
h2.failed::before,h3.failed::before{content:'✗ '}
h3{font-size:14px;margin:16px 0 6px}h4{margin:0 0 6px;overflow-wrap:anywhere}h5{margin:10px 0 4px;color:var(--quiet)}
.file{margin:0 0 8px;overflow-wrap:anywhere}
.tries.several{display:grid;grid-template-columns:repeat(auto-fit,minmax(min(100%,420px),1fr));gap:16px}
section{min-width:0}
pre{background:var(--soft);padding:8px 10px;border-radius:6px;overflow:auto;white-space:pre-wrap;overflow-wrap:anywhere;margin:0;font:12px/1.5 ui-monospace,monospace;max-height:40vh}
pre.error{border-left:3px solid var(--bad);margin:8px 0}
.problems{padding-left:18px}.problems b{color:var(--bad)}
.scroll{overflow-x:auto;border:1px solid var(--edge);border-radius:6px;margin:10px 0}
.heads{display:flex;border-bottom:1px solid var(--edge);background:var(--soft)}
.head{flex:1 1 0;min-width:0;text-align:center;padding:6px 4px;font-weight:600;overflow-wrap:anywhere}
.arrows{position:relative;padding:6px 0}
.line{position:absolute;top:0;bottom:0;border-left:1px dashed var(--edge)}
.row{position:relative;display:block;width:100%;height:34px;background:none;border:0;padding:0;cursor:pointer;content-visibility:auto;contain-intrinsic-size:auto 34px}
.row:hover,.row:focus{background:color-mix(in srgb,var(--mark) 10%,transparent)}
.label{position:absolute;top:3px;font:12px/16px ui-monospace,monospace;white-space:nowrap;overflow:hidden;text-overflow:ellipsis;padding:0 8px;text-align:center}
.arrow{position:absolute;bottom:8px;height:0;border-top:2px solid var(--mark)}
.arrow::after{content:'';position:absolute;top:-6px;border:5px solid transparent}
.arrow.right::after{right:-1px;border-left:8px solid var(--mark);border-right:0}
.arrow.left::after{left:-1px;border-right:8px solid var(--mark);border-left:0}
.reply .arrow{border-top-style:dashed;border-color:var(--good)}.reply .arrow.left::after{border-right-color:var(--good)}.reply .arrow.right::after{border-left-color:var(--good)}
.error.row .arrow{border-color:var(--bad);border-top-style:dashed}.error.row .arrow.left::after{border-right-color:var(--bad)}.error.row .label,.lost .label{color:var(--bad)}
.lost .arrow{border-color:var(--bad);clip-path:inset(-8px 45% -8px 0)}.lost .arrow.left{clip-path:inset(-8px 0 -8px 45%)}
.lost .arrow::before{content:'✗';position:absolute;left:50%;top:-11px;transform:translateX(-14px);color:var(--bad);font-size:14px;line-height:20px}.lost .arrow.left::before{transform:translateX(4px)}
.copy .arrow{border-top-style:dotted}
.note .arrow{display:none}.note .label{color:var(--warn);top:9px;font-style:italic}
.whole{border:1px solid var(--edge);border-radius:6px;padding:12px;margin:10px 0}
dl{display:grid;grid-template-columns:max-content minmax(0,1fr);gap:2px 12px;margin:0}dt{color:var(--quiet)}dd{margin:0;overflow-wrap:anywhere;white-space:pre-line}
a{color:var(--mark)}
.shares{display:flex;flex-wrap:wrap;gap:8px 24px;font-size:15px}.shares b{font-size:20px}
.method{border-bottom:1px solid var(--edge);padding:6px 0}.method summary{cursor:pointer;overflow-wrap:anywhere}.method.short summary b,.gap{color:var(--warn)}.method dl{padding:6px 16px}
@media(max-width:760px){main{grid-template-columns:minmax(0,1fr);height:auto}nav{border-right:0;border-bottom:1px solid var(--edge);max-height:42vh}#detail{padding:12px}}
`;
