import NextAuth from "next-auth";
import { signOn } from "@/lib/server/access/sign-on";
import { authOptions } from "@/lib/server/platform/auth";

type Context = { params: Promise<{ nextauth: string[] }> };

const handler = (request: Request, context: Context) => NextAuth(authOptions(request, signOn))(request, context);

export { handler as GET, handler as POST };
