import { redirect } from "next/navigation";
import { roomAddress } from "@/lib/server/release/loaders";

/** The short address of a room, for whoever knows only the id of its release. */
export default async function Page({ params }: { params: Promise<{ release: string }> }) {
  redirect(await roomAddress((await params).release));
}
