#include "report/html/parts.hpp"

namespace sposim::report::html {

namespace {

// After the conventions of the GOV.UK Design System (sizes, spacing, focus, tags), without its fonts and crown: the
// page must not look official. Written for this page; 1rem is 16 px.
constexpr std::string_view sheet = R"css(
*{box-sizing:border-box}
html{font:1rem/1.5 Arial,Helvetica,sans-serif;color:#0b0c10;background:#fff;-webkit-text-size-adjust:100%}
body{margin:0}
.middle{max-width:60rem;margin:0 auto;padding:0 1rem}
header{border-bottom:4px solid #12436d;padding:.6rem 0}
header p,footer p{margin:0;font-size:.9rem;color:#484949}
footer{border-top:1px solid #b1b4b6;margin-top:3rem;padding:1rem 0 2rem}
h1{font-size:2rem;line-height:1.1;margin:.5rem 0 1.5rem}
h2{font-size:1.5rem;line-height:1.2;margin:2.5rem 0 1rem}
h3{font-size:1.15rem;line-height:1.3;margin:1.75rem 0 .5rem}
p,ul,ol{margin:0 0 1rem;max-width:44rem;overflow-wrap:break-word}
ul,ol{padding-left:1.25rem}
li{margin-bottom:.3rem}
a{color:#1a65a6;text-underline-offset:.15em}
a:hover{color:#0f385c;text-decoration-thickness:3px}
a.term{color:inherit;text-decoration:underline dotted #1a65a6}
a:focus,summary:focus,.scroll:focus{outline:3px solid #0b0c10;outline-offset:0;background:#fd0;color:#0b0c10}
.skip{position:absolute;left:-99rem;padding:.5rem 1rem}
.skip:focus{left:0;top:0;z-index:1}
.marks{margin:1.5rem 0 0}
.tag{display:inline-block;padding:.15rem .5rem;background:#fbd9c5;color:#5c2504;letter-spacing:.05em}
.lead{font-size:1.35rem;line-height:1.4;font-weight:bold}
.inset{border-left:.6rem solid #b1b4b6;padding:.75rem 1rem;margin:1.5rem 0;max-width:44rem}
.warn{border-left-color:#b0440a}
.inset>:last-child{margin-bottom:0}
.contents{border-top:1px solid #b1b4b6;margin-top:2rem}
.contents ol{columns:18rem 2}
.scroll{overflow-x:auto;margin:0 0 1.5rem}
table{border-collapse:collapse;width:100%;font-size:.95rem}
caption{text-align:left;font-weight:bold;padding:.25rem 0 .5rem}
th,td{text-align:left;vertical-align:top;padding:.5rem .9rem .5rem 0;border-bottom:1px solid #b1b4b6;overflow-wrap:break-word}
tbody th{font-weight:normal;min-width:9rem}
.data td,.data th[scope=col]{text-align:right;font-variant-numeric:tabular-nums}
.data th:first-child{text-align:left}
.log{table-layout:fixed;min-width:46rem}
.log th:nth-child(1){width:27%}.log th:nth-child(2){width:21%}.log th:nth-child(4),.log th:nth-child(5){width:10%}
.n{text-align:right;font-variant-numeric:tabular-nums}
.red,.amber,.green{display:inline-block;padding:0 .4rem;white-space:nowrap}
.red{background:#f4d0cd;color:#5f0f08}
.amber{background:#fceab3;color:#4a3600}
.green{background:#cfe8d5;color:#0a3d1c}
figure{margin:2rem 0;border-top:2px solid #12436d}
figcaption h3{margin-top:.6rem}
.subtitle,.note{color:#484949;margin-bottom:.6rem}
.note{font-size:.9rem}
figure svg{display:block;width:100%;max-width:52rem;height:auto}
.narrow{display:none}
details{margin:0 0 1rem}
summary{color:#1a65a6;cursor:pointer;padding:.25rem 0;text-decoration:underline}
dt{font-weight:bold}
dd{margin:0 0 .75rem}
code,pre{font-family:"Courier New",monospace;font-size:.95em;overflow-wrap:anywhere}
pre{background:#f3f3f3;padding:.75rem;white-space:pre-wrap}
.todo{color:#5c2504;font-style:italic}
@media (max-width:40rem){
h1{font-size:1.6rem}.lead{font-size:1.15rem}.wide{display:none}.narrow{display:block}table{font-size:.9rem}
}
@media print{
@page{size:A4;margin:16mm 14mm}
html{font-size:10pt}.middle{max-width:none;padding:0}.skip,.contents,details{display:none}
a{color:inherit;text-decoration:none}.wide{display:block}.narrow{display:none}
.scroll{overflow:visible}table{font-size:8.5pt}
h2,h3,caption{break-after:avoid}figure,tr,.inset{break-inside:avoid}thead{display:table-header-group}
figure svg{max-width:150mm;max-height:225mm}tbody th,.log{min-width:0}
.tag,.red,.amber,.green{border:1px solid}
}
)css";

}  // namespace

std::string_view style() {
  return sheet;
}

}  // namespace sposim::report::html
