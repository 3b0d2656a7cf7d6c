import { FileCode, FileTerminal } from "lucide-react";
import { cn } from "@/components/ui/cn";
import { Panel } from "@/components/ui/panel";
import type { GuidanceFile } from "@/lib/domain/guidance/guidance";

const ICONS = { yaml: FileCode, sh: FileTerminal } as const satisfies Record<GuidanceFile["language"], unknown>;

type FileListProps = { files: readonly GuidanceFile[] /** Path of the one at the right. */; shown: string; onShow: (path: string) => void };

/** The files of a release, to choose the one that is shown. */
export function FileList({ files, shown, onShow }: FileListProps) {
  return (
    <Panel title="Files" aside={String(files.length)} className="print:hidden">
      <ul className="p-1.5">
        {files.map(({ path, language, placeholders }) => {
          const Icon = ICONS[language];
          return (
            <li key={path}>
              <button
                type="button"
                aria-current={path === shown ? "true" : undefined}
                onClick={() => onShow(path)}
                className={cn(
                  "flex min-h-8 w-full items-center gap-2 rounded-md px-2.5 text-left text-sm transition-colors duration-120 hover:bg-accent pointer-coarse:min-h-11",
                  path === shown ? "bg-accent font-medium" : "text-muted-foreground",
                )}
              >
                <Icon className="size-4 shrink-0" aria-hidden="true" />
                <span className="min-w-0 flex-1 truncate">{path}</span>
                {placeholders.length > 0 ? (
                  <span className="tnum text-2xs text-subtle-foreground">{placeholders.length} to fill in</span>
                ) : null}
              </button>
            </li>
          );
        })}
      </ul>
    </Panel>
  );
}
