"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useId } from "react";
import { Button } from "@/components/ui/button";
import { FormProblem } from "@/components/ui/form-problem";
import { EVERY_MESSAGE } from "@/lib/client/comms";
import { showOnPage } from "@/lib/client/status-page";
import { useSubmit } from "@/lib/client/use-submit";
import type { AboutDto, MessageDto } from "@/lib/contracts/message";

type Props = { about: AboutDto; statusPage: NonNullable<MessageDto["statusPage"]> };

/** Whether messages to customers of a release or an incident stand on the team's status page, and how that changes. */
export function StatusPageLine({ about, statusPage: { isShown, whyNot } }: Props) {
  const queries = useQueryClient();
  const reasonId = useId();
  const form = useSubmit(async () => {
    await showOnPage(about, !isShown);
    await queries.invalidateQueries(EVERY_MESSAGE);
  }, []);
  return (
    <>
      <dt className="text-subtle-foreground">Page</dt>
      <dd className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <span>
          {isShown
            ? `Messages to customers of this ${about.kind} stand on the status page, once they were sent.`
            : `Messages of this ${about.kind} are not on the status page.`}
        </span>
        <Button size="sm" busy={form.isBusy} onClick={form.submit} reasonId={whyNot ? reasonId : undefined} className="-my-1">
          {isShown ? "Take them off" : "Put them on it"}
        </Button>
        {whyNot ? (
          <span id={reasonId} className="basis-full text-subtle-foreground text-xs">
            {whyNot}
          </span>
        ) : null}
        <FormProblem text={form.problem} />
      </dd>
    </>
  );
}
