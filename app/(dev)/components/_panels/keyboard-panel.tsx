import { SHORTCUT_GROUPS } from "@/components/shell/shortcut-groups";
import { Panel } from "@/components/ui/panel";
import { ShortcutTable } from "@/components/ui/shortcuts-help";

/** The shortcuts. */
export function KeyboardPanel() {
  return (
    <Panel size="sm" title="Keyboard" aside="single keys can be switched off in settings">
      <ShortcutTable groups={SHORTCUT_GROUPS} className="px-4 py-3" />
    </Panel>
  );
}
