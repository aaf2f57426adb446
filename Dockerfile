# Minutebook as a container image.
#
#   docker build -t minutebook .
#   docker run --rm -v minutebook:/var/lib/minutebook -v "$PWD/minutes:/minutes:ro" minutebook ingest /minutes
#   docker run -d --init --read-only --tmpfs /tmp --cap-drop ALL --security-opt no-new-privileges \
#     -v minutebook:/var/lib/minutebook -p 127.0.0.1:8000:8000 minutebook
#
# Set what a proxy in front needs with -e MINUTEBOOK_HOSTS=… and MINUTEBOOK_PROXIES=… (README).

FROM node:20-slim AS styles
WORKDIR /build
COPY package.json package-lock.json .npmrc ./
RUN npm ci --silent
COPY web/styles web/styles
RUN npm run --silent build

FROM python:3.11-slim AS installed
# Where the CPU build of torch is: PyPI's own brings gigabytes of CUDA. Empty asks PyPI alone.
ARG TORCH_INDEX=https://download.pytorch.org/whl/cpu
ENV PIP_DISABLE_PIP_VERSION_CHECK=1 PIP_NO_CACHE_DIR=1 PIP_CONSTRAINT=/build/constraints.txt
WORKDIR /build
COPY constraints.txt ./
# torch first and alone, so that a change of ours does not fetch it again.
RUN python -m venv /opt/minutebook && \
    /opt/minutebook/bin/pip install --quiet ${TORCH_INDEX:+--extra-index-url "$TORCH_INDEX"} \
      "$(grep '^torch==' constraints.txt)"
COPY pyproject.toml README.md LICENSE ./
COPY corpus corpus
COPY index index
COPY qa qa
COPY web web
COPY --from=styles /build/web/static/built web/static/built
RUN /opt/minutebook/bin/pip install --quiet .

FROM python:3.11-slim
RUN useradd --system --uid 10001 --create-home --home-dir /var/lib/minutebook minutebook
COPY --from=installed /opt/minutebook /opt/minutebook
ENV PATH=/opt/minutebook/bin:$PATH \
    PYTHONUNBUFFERED=1 \
    MINUTEBOOK_HOME=/var/lib/minutebook \
    MINUTEBOOK_HOST=0.0.0.0
USER 10001
WORKDIR /var/lib/minutebook
VOLUME /var/lib/minutebook
EXPOSE 8000
# The signal on which the server stops taking requests and finishes those it has (web/serving.py).
STOPSIGNAL SIGTERM
# The first start of a home prepares the encoder, which may take a minute or two.
HEALTHCHECK --interval=30s --timeout=5s --start-period=180s --retries=3 \
  CMD ["python", "-c", "import os, urllib.request as r; r.urlopen('http://127.0.0.1:' + os.environ.get('MINUTEBOOK_PORT', '8000') + '/readyz', timeout=4)"]
ENTRYPOINT ["minutebook"]
CMD ["serve"]
