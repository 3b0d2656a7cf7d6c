"use client";

import { Globe, LogOut, Monitor, Moon, Sun, UserPen, Users } from "lucide-react";
import Link from "next/link";
import { useState } from "react";
import { Avatar, initialsOf } from "@/components/ui/avatar";
import { Menu, MenuChoice, MenuGroup, MenuItem, MenuLink, MenuSeparator, MenuToggle } from "@/components/ui/menu";
import { part, usePart } from "@/components/ui/part";
import { useSingleKeys } from "@/components/ui/single-keys";
import { useTheme } from "@/components/ui/theme";

export type ShellUser = {
  readonly name: string;
  readonly email: string;
  readonly initials?: string;
  /** IANA name of the zone times are shown in, such as `Europe/London`. */
  readonly timeZone: string;
  /** The zone the person chose; null follows the browser. */
  readonly zone: string | null;
  /** Other teams of the person, to change over to. */
  readonly otherTeams?: readonly { readonly slug: string; readonly name: string }[];
};

type UserMenuProps = { user: ShellUser; onSignOut: () => void };

const THEMES = [
  { value: "light", label: "Light", icon: <Sun aria-hidden="true" /> },
  { value: "dark", label: "Dark", icon: <Moon aria-hidden="true" /> },
  { value: "system", label: "As the system", icon: <Monitor aria-hidden="true" /> },
] as const;

const profileCode = part(() => import("@/components/access/profile-dialog"));

/** The dark avatar at the top right: who is signed in, looks, time zone, single keys, sign out. */
export function UserMenu({ user, onSignOut }: UserMenuProps) {
  const [isProfileOpen, setProfileOpen] = useState(false);
  const profile = usePart(profileCode, isProfileOpen);
  const { choice, setChoice } = useTheme();
  const singleKeys = useSingleKeys();
  const initials = user.initials ?? initialsOf(user.name);
  const times = `Times in ${user.timeZone.replaceAll("_", " ")}`;
  const trigger = (
    <button
      type="button"
      aria-label={`${initials}, ${user.name}, your menu`}
      className="grid place-items-center rounded-full pointer-coarse:size-11"
    >
      <Avatar name={user.name} initials={initials} tone="self" size="md" decorative />
    </button>
  );
  return (
    <>
      <Menu trigger={trigger} className="w-60">
        <MenuGroup
          label={
            <span className="block">
              <span className="block truncate text-foreground text-sm">{user.name}</span>
              <span className="block truncate font-normal text-xs">{user.email}</span>
            </span>
          }
        >
          <MenuItem onClick={() => setProfileOpen(true)}>
            <UserPen aria-hidden="true" />
            Your name and time zone…
          </MenuItem>
          <p className="flex items-center gap-2 px-2 py-1 text-muted-foreground text-xs">
            <Globe className="size-4 shrink-0" aria-hidden="true" />
            <span className="min-w-0 truncate">{times}</span>
          </p>
        </MenuGroup>
        <MenuSeparator />
        {user.otherTeams?.length ? (
          <>
            <MenuGroup label="Other teams">
              {user.otherTeams.map((team) => (
                <MenuLink key={team.slug} href={`/t/${team.slug}`} linkComponent={Link}>
                  <Users aria-hidden="true" />
                  {team.name}
                </MenuLink>
              ))}
            </MenuGroup>
            <MenuSeparator />
          </>
        ) : null}
        <MenuChoice label="Theme" value={choice} onValueChange={setChoice} options={THEMES} />
        <MenuSeparator />
        <MenuToggle checked={singleKeys.enabled} onCheckedChange={singleKeys.setEnabled}>
          Single-key shortcuts
        </MenuToggle>
        <MenuSeparator />
        <MenuItem onClick={onSignOut}>
          <LogOut aria-hidden="true" />
          Sign out
        </MenuItem>
      </Menu>
      {profile ? <profile.ProfileDialog user={{ ...user, initials }} open={isProfileOpen} onOpenChange={setProfileOpen} /> : null}
    </>
  );
}
