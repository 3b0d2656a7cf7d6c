"use client";

import { Eye, EyeOff } from "lucide-react";
import { useState } from "react";
import { IconButton } from "@/components/ui/icon-button";
import { Input, type InputProps } from "@/components/ui/input";

/** A password with a button that shows it. Inside a Field like any input. */
export function PasswordInput(props: Omit<InputProps, "type" | "size">) {
  const [isShown, setShown] = useState(false);
  const Sign = isShown ? EyeOff : Eye;
  return (
    <span className="relative block">
      <Input {...props} type={isShown ? "text" : "password"} size="lg" className="pr-10 max-md:pr-12" />
      <IconButton
        label={isShown ? "Hide password" : "Show password"}
        size="lg"
        onClick={() => setShown(!isShown)}
        className="absolute top-1 right-1 max-md:top-1.5 pointer-coarse:top-0 pointer-coarse:right-0"
      >
        <Sign aria-hidden="true" />
      </IconButton>
    </span>
  );
}
