# Two stages: wheels are made in the first, the second has nothing but Python and what runs.
FROM python:3.12-slim AS build
WORKDIR /src
COPY pyproject.toml README.md LICENSE NOTICE ./
COPY addrnorm addrnorm
RUN pip wheel --no-cache-dir --wheel-dir /wheels .

FROM python:3.12-slim
RUN useradd --system --no-create-home --uid 10001 addrnorm
COPY --from=build /wheels /wheels
RUN pip install --no-cache-dir --no-index --find-links /wheels addrnorm && rm -rf /wheels
USER addrnorm
ENV ADDRNORM_HOST=0.0.0.0 ADDRNORM_PORT=50051 PYTHONUNBUFFERED=1
EXPOSE 50051
HEALTHCHECK --interval=10s --timeout=3s --start-period=5s CMD ["addrnorm", "health"]
# The official libpostal data instead of the shipped model (about 2 GB, fetched once by `addrnorm data download /path/to/libpostal`):
#   docker run -v /path/to/libpostal:/libpostal:ro -e LIBPOSTAL_DATA_DIR=/libpostal -p 50051:50051 addrnorm
# A shared cache: -e ADDRNORM_REDIS_URL=redis://host:6379/0; keyed hashes: -e ADDRNORM_KEY_SECRET=...
ENTRYPOINT ["addrnorm"]
CMD ["serve"]
