/// <reference types="vite/client" />

// What Vite makes of an import that is no script.
declare module '@fontsource-variable/inter/wght.css'
