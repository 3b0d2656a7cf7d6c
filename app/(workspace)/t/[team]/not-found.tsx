import { NothingHere } from "@/components/shell/nothing-here";

/** Within a team one is in: its frame stays around it. */
export default function PageNotFound() {
  return <NothingHere />;
}
