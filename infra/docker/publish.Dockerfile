# The function publish. The folder that this stands in is made by infra/src/bundle.
FROM public.ecr.aws/lambda/nodejs:24
COPY workspace ${LAMBDA_TASK_ROOT}/workspace
COPY handler.mjs handler.mjs.map ${LAMBDA_TASK_ROOT}/
CMD ["handler.handler"]
