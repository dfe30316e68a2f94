"""The styles of the page that a brief is rendered to; kept in code so that the page needs no other file."""

STYLES = """\
:root {
  color-scheme: light dark;
  --ink: #1c2128;
  --quiet: #5b6570;
  --line: #d9dee4;
  --paper: #fff;
  --tint: #f4f6f8;
  --link: #0b5394;
  --warn: #a61c00;
  --good: #22703a;
  }
@media (prefers-color-scheme: dark) { :root { --ink: #e6e9ec;
  --quiet: #9aa5b1;
  --line: #39424c;
  --paper: #15191d;
  --tint: #1e242a;
  --link: #8ab8e8;
  --warn: #ff9b87;
  --good: #86cf9b;
  } }
* { box-sizing: border-box; }
body { margin: 0; background: var(--paper); color: var(--ink); font: 16px/1.5 Georgia, "Times New Roman", serif; }
main { max-width: 56rem; margin: 0 auto; padding: 1.25rem 1rem 4rem; }
header { border-bottom: 2px solid var(--ink); padding-bottom: .75rem; }
h1 { font-size: clamp(1.5rem, 4.5vw, 2.25rem); line-height: 1.15; margin: 0 0 .25rem; text-wrap: balance; }
h2 {
  font: 600 .85rem/1.3 system-ui, sans-serif;
  letter-spacing: .06em;
  text-transform: uppercase;
  color: var(--quiet);
  border-top: 1px solid var(--line);
  margin: 2rem 0 .75rem;
  padding-top: .75rem;
  }
h3 { font-size: 1.05rem; margin: 1rem 0 .25rem; }
h3 small, .quiet { color: var(--quiet); font-weight: normal; }
nav { display: flex; flex-wrap: wrap; font: .85rem/1.9 system-ui, sans-serif; margin-top: .75rem; }
nav a { margin-right: .9rem; white-space: nowrap; }
a { color: var(--link); }
ul { margin: 0; padding-left: 1.1rem; }
li { margin: .3rem 0; overflow-wrap: anywhere; }
.mark {
  font: .78rem/1 system-ui, sans-serif;
  color: var(--quiet);
  border: 1px solid var(--line);
  border-radius: 3px;
  padding: .1rem .3rem;
  white-space: nowrap;
  }
.mark.against { color: var(--warn); border-color: currentColor; }
.sources { font: .8rem system-ui, sans-serif; color: var(--good); white-space: nowrap; }
details { display: inline; font: .85rem/1.45 system-ui, sans-serif; }
summary { display: inline; cursor: pointer; color: var(--link); list-style: none; }
summary::-webkit-details-marker { display: none; }
summary:focus-visible { outline: 2px solid var(--link); outline-offset: 2px; }
blockquote { margin: .4rem 0; padding: .5rem .75rem; background: var(--tint); border-left: 3px solid var(--link); }
blockquote cite { color: var(--quiet); font-style: normal; display: block; }
.wide { overflow-x: auto; }
table { border-collapse: collapse; width: 100%; font: .9rem/1.4 system-ui, sans-serif; }
th, td {
  text-align: left;
  padding: .35rem .75rem .35rem 0;
  border-bottom: 1px solid var(--line);
  vertical-align: top;
  }
td:last-child, th:last-child { text-align: right; padding-right: 0; }
@media print { nav { display: none; } body { font-size: 11pt; } }
"""
