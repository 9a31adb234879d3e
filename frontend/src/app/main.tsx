import '@fontsource-variable/inter'
import '../ui/tokens.css'
import '../ui/base.css'
import { RouterProvider } from '@tanstack/react-router'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { Provider } from 'urql'
import { client } from '../api/client'
import { router } from './router'

const root = document.getElementById('root')
if (!root) throw new Error('index.html has no element for the explorer')
createRoot(root).render(
  <StrictMode>
    <Provider value={client}>
      <RouterProvider router={router} />
    </Provider>
  </StrictMode>,
)
