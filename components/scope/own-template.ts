"use client";

import { createContext, useContext } from "react";
import type { Template } from "@/lib/domain/checklist/template";

/** The template of the team that the release at hand was made from; nothing where that was a built-in one. */
export const OwnTemplate = createContext<Template | undefined>(undefined);

export const useOwnTemplate = (): Template | undefined => useContext(OwnTemplate);
