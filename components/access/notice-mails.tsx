import { STATUS_WORDS } from "@/components/audience/destination-words";
import { Chip } from "@/components/ui/chip";
import type { NoticePreferencesDto } from "@/lib/contracts/notice";
import { dayLabel, zonedTime } from "@/lib/domain/time/format";

type NoticeMailsProps = { mails: NoticePreferencesDto["mails"]; zone: string };

/** What became of the last mails to the person. One that is uncertain may have arrived, and is not sent twice. */
export function NoticeMails({ mails, zone }: NoticeMailsProps) {
  if (mails.length === 0) return null;
  return (
    <section aria-labelledby="last-mails" className="border-border-soft border-t">
      <h3 id="last-mails" className="bg-sunken px-4 py-2 font-medium text-xs">
        The last mails to you
      </h3>
      <ul>
        {mails.map((mail) => (
          <li key={mail.id} className="flex items-start gap-3 border-border-soft border-t px-4 py-2">
            <div className="min-w-0 flex-1">
              <p className="truncate">{mail.notices > 1 ? `${mail.notices} notices, first: ${mail.title}` : mail.title}</p>
              <p className="tnum text-subtle-foreground text-xs">
                {dayLabel(mail.at, zone)}, {zonedTime(mail.at, zone)}
                {mail.reason ? ` · ${mail.reason}` : ""}
              </p>
            </div>
            <Chip tone={STATUS_WORDS[mail.status].tone}>{STATUS_WORDS[mail.status].label}</Chip>
          </li>
        ))}
      </ul>
    </section>
  );
}
