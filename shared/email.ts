/** Two emails that are one for the store: it ignores case and surrounding space. */
export const foldEmail = (email: string): string => email.trim().toLowerCase()
