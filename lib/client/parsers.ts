import { commandResult, roomAnswer } from "@/lib/contracts/answers";
import { eventPage } from "@/lib/contracts/events";
import { homeDto } from "@/lib/contracts/home";
import { inboxDto } from "@/lib/contracts/inbox";
import { frameSchema } from "@/lib/contracts/live";
import { problemSchema } from "@/lib/contracts/problem";

/**
 * What a room parses, in one piece of code that comes after the page: its first sight needs no parser. The live connection
 * fetches it as soon as the page stands still, so that it is there when the network, or this build, is gone.
 */
export { commandResult, eventPage, frameSchema, homeDto, inboxDto, problemSchema, roomAnswer };
