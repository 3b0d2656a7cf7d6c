import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { fillSnippet, placeholdersOf, SNIPPET_PLACEHOLDERS, type SnippetValues, snippetValues } from "./snippet";
import { snippetHazard } from "./snippet-hazard";

const CHECKOUT: SnippetValues = {
  service: "checkout-service",
  namespace: "production",
  fromVersion: "v2.2.5",
  toVersion: "v2.3.0",
  environment: "production, EKS",
  artifactDigest: "",
};

describe("filling in a snippet", () => {
  test.each([
    ["kubectl rollout status deployment/{{service}} -n {{namespace}}", "kubectl rollout status deployment/checkout-service -n production"],
    ["git log {{fromVersion}}..{{toVersion}}", "git log v2.2.5..v2.3.0"],
    ["./smoke.sh {{environment}}", "./smoke.sh 'production, EKS'"],
    ['git tag -m "Release to {{environment}} today"', 'git tag -m "Release to "\'production, EKS\'" today"'],
    ["curl -d 'env={{environment}}'", "curl -d 'env=production, EKS'"],
    ["trivy image {{service}}@{{artifactDigest}}", "trivy image checkout-service@{{artifactDigest}}"],
    ["kubectl get pods -l team={{team}}", "kubectl get pods -l team={{team}}"],
    ["docker ps --format '{{.Names}}'", "docker ps --format '{{.Names}}'"],
  ])("%s", (command, filled) => {
    expect(fillSnippet(command, CHECKOUT)).toBe(filled);
  });

  test.each([
    ["; rm -rf ~", "'; rm -rf ~'"],
    ["$(reboot)", "'$(reboot)'"],
    ["`reboot`", "'`reboot`'"],
    ["it's", "'it'\\''s'"],
    ["'; reboot; '", "''\\''; reboot; '\\'''"],
    ["!!", "'!!'"],
    ["~root", "'~root'"],
    ["=ls", "'=ls'"],
    ["{{namespace}}", "'{{namespace}}'"],
    ["-rf", "{{service}}"],
    ["a\nreboot", "{{service}}"],
    ["a\u001b[200~", "{{service}}"],
    ["a\u2028b", "{{service}}"],
    ["", "{{service}}"],
  ])("a value of %j becomes %s", (service, filled) => {
    expect(fillSnippet("echo {{service}} {{namespace}}", { service, namespace: "x" })).toBe(`echo ${filled} x`);
  });

  test("takes its values from the release", () => {
    const versions = { fromVersion: "v2.2.5", toVersion: "v2.3.0", artifactDigest: "" };
    const details = {
      service: { id: "s1", name: "checkout-service" },
      namespace: "production",
      environment: "production, EKS",
      ...versions,
    };
    expect(snippetValues(details)).toEqual(CHECKOUT);
  });
});

describe("whatever the values hold", () => {
  /** Values that try: shell syntax in any mix, and text of any kind. */
  const hostile = fc.oneof(
    fc
      .array(fc.constantFrom("'", '"', "\\", "$(x)", "`x`", ";", "|", "&", "\n", " ", "!", "*", "~", "-", "#", "{{namespace}}", "a", ">"), {
        maxLength: 12,
      })
      .map((parts) => parts.join("")),
    fc.string({ unit: "binary", maxLength: 20 }),
  );
  const values = fc.record(Object.fromEntries(SNIPPET_PLACEHOLDERS.map((name) => [name, hostile])));
  const commands = fc
    .array(
      fc.constantFrom(
        "-n {{namespace}}",
        "x/{{service}}",
        "'a {{service}} b'",
        '"a {{toVersion}} b"',
        '"it\'s {{environment}}"',
        "k='{{service}}'",
        "plain",
      ),
      { maxLength: 6 },
    )
    .map((words) => ["run", ...words].join(" "));

  test("the shell reads the same words, each with the value as mere text", () => {
    fc.assert(
      fc.property(commands, values, (command, given) => {
        const expected = shellWords(command).map((word) =>
          word.replace(/\{\{(\w+)\}\}/g, (whole, name: keyof SnippetValues) => {
            const value = given[name] ?? "";
            return value === "" || value.startsWith("-") || /[\p{Cc}\p{Zl}\p{Zp}]/u.test(value) ? whole : value;
          }),
        );
        expect(shellWords(fillSnippet(command, given))).toEqual(expected);
      }),
      { numRuns: 2000 },
    );
  });

  test("no control character gets into the command", () => {
    fc.assert(
      fc.property(commands, values, (command, given) => {
        expect(fillSnippet(command, given)).not.toMatch(/\p{Cc}/u);
      }),
    );
  });
});

describe("a command that no quoting makes safe is left as it is", () => {
  test.each([
    ["echo `{{service}}`"],
    ["echo $({{service}})"],
    ['echo "$(cat {{service}})"'],
    ["echo \u0024{X:-{{service}}}"],
    ["echo $'{{service}}'"],
    ["cat <<X {{service}}"],
    ["echo a # it's {{service}}"],
    ["echo \\{{service}}"],
    ["echo a > {{service}}"],
    ["echo {{service}}>file"],
    ["{{service}} --help"],
    ["true && {{service}}"],
    ["A=1 {{service}}"],
    ["./{{service}}/run"],
    ["'x'{{service}}"],
    ['true; "bin {{service}}"'],
    ['echo a > "{{service}}"'],
    ["echo 'a {{service}}"],
    ["echo a\necho {{service}}"],
    ["ssh host ls {{service}}"],
    ["kubectl exec deploy/x -- sh -c 'ls {{service}}'"],
    ["ls | xargs rm {{service}}"],
    ["echo {{service}} | sh"],
    ["echo {{service}} | psql"],
    ["psql -c 'select {{service}}'"],
    ["/usr/bin/python3 -c '{{service}}'"],
    ["echo {{ service }}"],
  ])("%s", (command) => {
    expect(snippetHazard(command)).not.toBeNull();
    expect(fillSnippet(command, { service: "plain" })).toBe(command);
  });

  test.each([
    ["kubectl apply -n {{namespace}} -k ."],
    ["./scripts/smoke-test.sh {{environment}}"],
    ["kubectl logs -l app={{service}} | grep -Ei 'error|fatal$'"],
    ["psql \"$DATABASE_URL\" -c 'select 1'"],
    ["kubectl exec deploy/{{service}} -- cat /etc/hosts"],
    ["grep -c '`$(x)# <<' {{service}}"],
    ['echo "<{{service}}> # <<"'],
    ["VERSION={{toVersion}} ./deploy.sh"],
  ])("but %s is fine", (command) => {
    expect(snippetHazard(command)).toBeNull();
  });
});

test("names the placeholders of a command, unknown ones too", () => {
  expect(placeholdersOf("a {{service}} '{{team}}' {{.Name}} {{service}}")).toEqual(["service", "team", "service"]);
});

/** Splits as a POSIX shell does, written apart from the code under test. Throws on any character that a shell would act upon. */
function shellWords(command: string): string[] {
  const token = /\s+|'([^']*)'|"((?:[^"\\$`!]|\\["\\$`])*)"|\\(.)|(\{\{\w+\}\}|[^\s'"\\$`;&|<>()*?[\]!#~{}]+)/gsuy;
  const words: string[] = [];
  let word: string | null = null;
  let at = 0;
  while (at < command.length) {
    token.lastIndex = at;
    const match = token.exec(command);
    if (!match) throw new Error(`the shell acts at ${at} of ${command}`);
    at = token.lastIndex;
    const text = match[1] ?? match[2]?.replace(/\\(["\\$`])/g, "$1") ?? match[3] ?? match[4];
    if (text !== undefined) word = (word ?? "") + text;
    else if (word !== null) {
      words.push(word);
      word = null;
    }
  }
  return word === null ? words : [...words, word];
}
