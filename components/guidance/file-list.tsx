import { FileBraces, FileCode, FileTerminal, FileText } from "lucide-react";
import { cn } from "@/components/ui/cn";
import { Field } from "@/components/ui/field";
import { Panel } from "@/components/ui/panel";
import { Select } from "@/components/ui/select";
import { GROUPS, type GroupKey } from "@/lib/domain/guidance/document";
import type { GuidanceFile } from "@/lib/domain/guidance/guidance";

const ICONS = { yaml: FileCode, json: FileBraces, sh: FileTerminal, md: FileText } as const satisfies Record<
  GuidanceFile["language"],
  unknown
>;

type FileListProps = {
  files: readonly GuidanceFile[] /** Path of the one that is shown. */;
  shown: string;
  onShow: (path: string) => void;
};

/** The files of a release by what they are for, to choose the one that is shown: a list beside it, one field where there is no room. */
export function FileList({ files, shown, onShow }: FileListProps) {
  const groups = groupsOf(files);
  return (
    <div className="min-w-0 print:hidden">
      <Field label={`File, of ${files.length}`} className="lg:hidden">
        <Select value={shown} onChange={(event) => onShow(event.target.value)}>
          {groups.map(({ key, own }) => (
            <optgroup key={key} label={GROUPS[key]}>
              {own.map(({ path }) => (
                <option key={path} value={path}>
                  {path}
                </option>
              ))}
            </optgroup>
          ))}
        </Select>
      </Field>
      <Panel title="Files" aside={String(files.length)} className="max-lg:hidden">
        <nav aria-label="Files" className="space-y-2 p-1.5">
          {groups.map(({ key, own }) => (
            <section key={key} aria-label={GROUPS[key]}>
              <h3 className="px-2.5 pt-1 pb-0.5 text-2xs text-subtle-foreground">{GROUPS[key]}</h3>
              <ul>
                {own.map((file) => (
                  <FileRow key={file.path} file={file} isShown={file.path === shown} onShow={onShow} />
                ))}
              </ul>
            </section>
          ))}
        </nav>
      </Panel>
    </div>
  );
}

type FileRowProps = { file: GuidanceFile; isShown: boolean; onShow: (path: string) => void };

function FileRow({ file: { path, language, placeholders }, isShown, onShow }: FileRowProps) {
  const Icon = ICONS[language];
  return (
    <li>
      <button
        type="button"
        aria-current={isShown ? "true" : undefined}
        onClick={() => onShow(path)}
        className={cn(
          "flex min-h-7 w-full items-center gap-2 rounded-md px-2.5 text-left text-sm transition-colors duration-120 hover:bg-accent pointer-coarse:min-h-11",
          isShown ? "bg-accent font-medium" : "text-muted-foreground",
        )}
      >
        <Icon className="size-4 shrink-0" aria-hidden="true" />
        <span className="min-w-0 flex-1 truncate">{path}</span>
        {placeholders.length > 0 ? (
          <span className="tnum text-2xs text-blocked-fg">
            {placeholders.length}
            <span className="sr-only"> to fill in</span>
          </span>
        ) : null}
      </button>
    </li>
  );
}

type Group = { readonly key: GroupKey; readonly own: readonly GuidanceFile[] };

/** Files come in the order of their groups. */
function groupsOf(files: readonly GuidanceFile[]): Group[] {
  const keys = [...new Set(files.map(({ group }) => group))];
  return keys.map((key) => ({ key, own: files.filter(({ group }) => group === key) }));
}
