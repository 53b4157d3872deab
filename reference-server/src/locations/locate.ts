/** Finds the place that belongs to a network address, such as `Berlin, Germany`; nothing when nobody knows. */
export type Locate = (address: string) => string | null;

/** Without a database of addresses no place is known. */
export const locateNowhere: Locate = () => null;
