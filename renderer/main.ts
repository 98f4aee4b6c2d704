import '@fontsource-variable/inter/wght.css'
import './styles/tokens.css'
import './styles/base.css'
import './styles/inputs.css'
import { createPinia } from 'pinia'
import { createApp } from 'vue'
import App from './App.vue'
import { note } from './desk/moments.ts'

createApp(App).use(createPinia()).mount('#app')
note('mounted')
