const store = globalThis as unknown as { tminus?: Map<string, unknown> };

/** One value per process, although Next loads modules more than once. */
export function singleton<T>(name: string, make: () => T): T {
  store.tminus ??= new Map();
  if (!store.tminus.has(name)) store.tminus.set(name, make());
  return store.tminus.get(name) as T;
}
