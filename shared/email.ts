/** Whether two emails are the same to the store, which ignores case and surrounding space. */
export const foldEmail = (email: string): string => email.trim().toLowerCase()
