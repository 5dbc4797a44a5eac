import { createHashRouter, redirect } from 'react-router';
import { Frame } from './frame.tsx';
import { ScreenProblem } from './ui/screen-problem.tsx';

/**
 * Sends on to another place before anything is drawn: as a component it would go once, and whoever came back while the
 * screen was still being loaded would find nothing.
 */
const sendTo = (place: string) => ({ loader: () => redirect(place) });

/** The places of the program, in the order of the rail. Each screen is loaded when it is first visited. */
export const router = createHashRouter([
  {
    path: '/',
    Component: Frame,
    ErrorBoundary: ScreenProblem,
    HydrateFallback: () => null,
    children: [
      {
        ErrorBoundary: ScreenProblem,
        children: [
          { index: true, ...sendTo('/workbench') },
          {
            path: 'workbench',
            lazy: async () => ({
              Component: (await import('./features/workbench/workbench-screen.tsx')).WorkbenchScreen,
            }),
          },
          {
            path: 'workbench/clocks',
            lazy: async () => ({
              Component: (await import('./features/workbench/clocks/clocks-screen.tsx')).ClocksScreen,
            }),
          },
          {
            path: 'cases',
            lazy: async () => ({
              Component: (await import('./features/cases/cases-screen.tsx')).CasesScreen,
            }),
          },
          {
            path: 'cases/:caseId',
            lazy: async () => ({
              Component: (await import('./features/cases/case-screen.tsx')).CaseScreen,
            }),
          },
          {
            path: 'cases/:caseId/goods',
            lazy: async () => ({
              Component: (await import('./features/goods/goods-screen.tsx')).GoodsScreen,
            }),
          },
          {
            path: 'cases/:caseId/service',
            lazy: async () => ({
              Component: (await import('./features/service/service-screen.tsx')).ServiceScreen,
            }),
          },
          {
            path: 'cases/:caseId/money',
            lazy: async () => ({
              Component: (await import('./features/money/money-screen.tsx')).MoneyScreen,
            }),
          },
          {
            path: 'cases/:caseId/consultations',
            lazy: async () => ({
              Component: (await import('./features/consultations/consultations-screen.tsx'))
                .CaseConsultationsScreen,
            }),
          },
          {
            path: 'people/:personId/consultations',
            lazy: async () => ({
              Component: (await import('./features/consultations/consultations-screen.tsx'))
                .PersonConsultationsScreen,
            }),
          },
          {
            path: 'intake',
            lazy: async () => ({
              Component: (await import('./features/intake/intake-screen.tsx')).IntakeScreen,
            }),
          },
          {
            path: 'intake/cards/:folderId',
            lazy: async () => ({
              Component: (await import('./features/intake/card/card-screen.tsx')).CardScreen,
            }),
          },
          {
            path: 'intake/imports/:jobId',
            lazy: async () => ({
              Component: (await import('./features/intake/batches/import-screen.tsx')).ImportScreen,
            }),
          },
          {
            path: 'intake/batches/:batchId',
            lazy: async () => ({
              Component: (await import('./features/intake/batches/report-screen.tsx')).ReportScreen,
            }),
          },
          { path: 'intake/:rest', ...sendTo('/intake') },
          {
            path: 'documents',
            lazy: async () => ({
              Component: (await import('./features/documents/documents-screen.tsx')).DocumentsScreen,
            }),
          },
          {
            path: 'documents/:documentId',
            lazy: async () => ({
              Component: (await import('./features/documents/document-screen.tsx')).DocumentScreen,
            }),
          },
          {
            path: 'documents/:documentId/batch',
            lazy: async () => ({
              Component: (await import('./features/documents/batch/batch-screen.tsx')).BatchScreen,
            }),
          },
          {
            path: 'volumes',
            lazy: async () => ({
              Component: (await import('./features/volumes/volumes-screen.tsx')).VolumesScreen,
            }),
          },
          {
            path: 'volumes/:caseId',
            lazy: async () => ({
              Component: (await import('./features/volumes/volume-screen.tsx')).VolumeScreen,
            }),
          },
          {
            path: 'settings',
            lazy: async () => ({
              Component: (await import('./features/settings/settings-screen.tsx')).SettingsScreen,
            }),
          },
          { path: '*', ...sendTo('/workbench') },
        ],
      },
    ],
  },
]);
