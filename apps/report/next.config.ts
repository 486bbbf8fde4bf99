import type { NextConfig } from 'next';

const config: NextConfig = {
  output: 'export',
  // With an export this names the folder of the finished site; the build's own state stays in `.next`.
  distDir: process.env['REPORT_OUT'] ?? '.next',
  // topic/index.html, so that any static server finds a page by its folder.
  trailingSlash: true,
  transpilePackages: ['@experiments/charts', '@experiments/contracts'],
  // Types and lint have commands of their own; the build only builds.
  typescript: { ignoreBuildErrors: true },
  experimental: { inlineCss: true },
};

export default config;
