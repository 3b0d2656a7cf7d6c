import { expect, it } from "vitest";
import { csvLine } from "./csv";

it.each([
  [["a", "b c"], "a,b c\r\n"],
  [["a,b", 'say "no"', "two\nlines", ""], '"a,b","say ""no""","two\nlines",\r\n'],
  [["=1+1", "+1", "-1", "@x", "\tx"], "'=1+1,'+1,'-1,'@x,'\tx\r\n"],
  [['=HYPERLINK("https://x","y")'], `"'=HYPERLINK(""https://x"",""y"")"\r\n`],
  [["1-2", "a=b"], "1-2,a=b\r\n"],
])("%j is %j", (cells, line) => expect(csvLine(cells)).toBe(line));
