"use client";

import { useQuery } from "@tanstack/react-query";
import { Plus } from "lucide-react";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { FormProblem } from "@/components/ui/form-problem";
import { Sheet } from "@/components/ui/sheet";
import { receivedQuery, setRules, tryRules } from "@/lib/client/integration";
import { useSubmit } from "@/lib/client/use-submit";
import type { EffectDto, IntegrationDto, IntegrationsDto, RuleDto } from "@/lib/contracts/integration";
import { dayLabel, zonedTime } from "@/lib/domain/time/format";
import { emptyRule } from "./integration-words";
import { RuleFields } from "./rule-fields";

type RulesSheetProps = {
  team: string;
  zone: string;
  integration: IntegrationDto;
  services: IntegrationsDto["services"];
  onClose: () => void;
  onSaved: () => void;
};

/** The rules of an integration, and what they would make of what was received. */
export function RulesSheet({ team, zone, integration, services, onClose, onSaved }: RulesSheetProps) {
  const [seen] = useState(integration);
  const [rules, setAll] = useState<readonly RuleDto[]>(seen.rules);
  const form = useSubmit(async () => {
    await setRules(team, seen.id, { version: seen.version, rules });
    onSaved();
    onClose();
  }, []);
  const change = (index: number, rule: RuleDto | null) => setAll(rules.flatMap((one, at) => (at === index ? (rule ? [rule] : []) : [one])));
  const [first] = services;
  return (
    <Sheet
      open
      onOpenChange={(open) => open || onClose()}
      className="md:w-[560px]"
      title={`Rules of ${seen.name}`}
      description="What a report does to the release it is about. A machine reports with evidence; it never signs, decides or holds."
      footer={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button variant="primary" busy={form.isBusy} onClick={form.submit}>
            Save rules
          </Button>
        </>
      }
    >
      <div className="space-y-4">
        {rules.map((rule, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a rule has no name of its own but its place
          <RuleFields key={index} rule={rule} services={services} onChange={(changed) => change(index, changed)} />
        ))}
        <Button
          size="sm"
          onClick={() => first && setAll([...rules, emptyRule(first.id)])}
          disabledReason={first ? undefined : "There is no service yet; a manager makes one."}
        >
          <Plus aria-hidden="true" />
          Add a rule
        </Button>
        <FormProblem text={form.problem} />
        <Trial team={team} zone={zone} integration={seen.id} rules={rules} />
      </div>
    </Sheet>
  );
}

type TrialProps = { team: string; zone: string; integration: string; rules: readonly RuleDto[] };

function Trial({ team, zone, integration, rules }: TrialProps) {
  const { data } = useQuery(receivedQuery(team, integration));
  const [tried, setTried] = useState<{ delivery: string; effects: readonly EffectDto[] } | null>(null);
  const [chosen, setChosen] = useState("");
  const { submit, problem } = useSubmit(async () => {
    setTried({ delivery: chosen, effects: await tryRules(team, integration, { delivery: chosen, rules }) });
  }, []);
  return (
    <section aria-label="Received">
      <h3 className="font-semibold text-sm">Received in the last 30 days</h3>
      {data?.received.length === 0 ? (
        <p className="mt-1 text-subtle-foreground text-xs">Nothing yet. What arrives can be tried here.</p>
      ) : null}
      <ul className="mt-1">
        {data?.received.map(({ id, event, receivedAt, effects }) => (
          <li key={id} className="border-border-soft py-2 not-first:border-t">
            <div className="flex items-center gap-2">
              <p className="tnum min-w-0 flex-1 truncate text-xs">
                <span className="font-mono">{event}</span> · {dayLabel(receivedAt, zone)}, {zonedTime(receivedAt, zone)}
              </p>
              <Button
                size="sm"
                onPointerDown={() => setChosen(id)}
                onFocus={() => setChosen(id)}
                onClick={submit}
                aria-label={`Try the rules on ${event} of ${zonedTime(receivedAt, zone)}`}
              >
                Try
              </Button>
            </div>
            <Effects title={tried?.delivery === id ? "Would do" : "Did"} effects={tried?.delivery === id ? tried.effects : effects} />
          </li>
        ))}
      </ul>
      <FormProblem text={problem} />
    </section>
  );
}

function Effects({ title, effects }: { title: string; effects: readonly EffectDto[] }) {
  if (effects.length === 0) return <p className="text-subtle-foreground text-xs">{title} nothing: no rule matches.</p>;
  return effects.map(({ rule, release, text }) => (
    <p key={`${rule}${text}`} className="text-muted-foreground text-xs">
      {title}: {text} {release ? `(${release.name})` : ""} by {rule}
    </p>
  ));
}
