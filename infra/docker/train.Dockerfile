# The functions train and record-failure. The folder that this stands in is made by infra/src/bundle.
FROM public.ecr.aws/lambda/nodejs:24
COPY data ${LAMBDA_TASK_ROOT}/data
COPY engine.wasm ${LAMBDA_TASK_ROOT}/
COPY handler.mjs handler.mjs.map ${LAMBDA_TASK_ROOT}/
CMD ["handler.handler"]
