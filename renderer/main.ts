import '@fontsource-variable/inter/wght.css'
import './styles/tokens.css'
import './styles/base.css'
import './styles/inputs.css'
import './styles/forced-colors.css'
import { createPinia } from 'pinia'
import { createApp } from 'vue'
import App from './app/App.vue'
import { stopComposingKeys } from './ui/composition.ts'
import { note } from './workspace/startup-marks.ts'

stopComposingKeys()
createApp(App).use(createPinia()).mount('#app')
note('mounted')
