import { TickButton } from "./tick-button";

/** As empty as a page can be that takes a tick. */
export default function Page() {
  return <TickButton />;
}
