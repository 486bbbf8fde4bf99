export { writeReportData } from './write-report-data.ts';
