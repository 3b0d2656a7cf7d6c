import { NothingHere } from "@/components/shell/nothing-here";

/** Any other address, a team's one is not in among them. */
export default function PageNotFound() {
  return (
    <main>
      <NothingHere />
    </main>
  );
}
