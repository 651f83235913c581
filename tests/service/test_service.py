"""The service over a real channel: every rpc, statuses, health, reflection, start and stop."""

from __future__ import annotations

import asyncio
import json
import shutil
import signal
from dataclasses import replace
from pathlib import Path

import grpc
import pytest
from google.protobuf import json_format
from google.protobuf.descriptor_pool import DescriptorPool
from google.protobuf.message_factory import GetMessageClass
from grpc_health.v1 import health_pb2, health_pb2_grpc
from grpc_reflection.v1alpha.proto_reflection_descriptor_database import ProtoReflectionDescriptorDatabase

from addrnorm.address import AddressInput, Options, PostalFields, Result
from addrnorm.client import Client
from addrnorm.compare import compare
from addrnorm.errors import DependencyError, InvalidRequest
from addrnorm.libpostal.data import SHIPPED
from addrnorm.normalizer import Normalizer
from addrnorm.service.interceptor import status
from addrnorm.service.servicer import Servicer
from addrnorm.v1 import address_pb2 as pb
from addrnorm.v1 import address_service_pb2 as spb
from addrnorm.v1.address_service_pb2_grpc import AddressServiceStub
from tests.service.caller import Service, service

TEXT = "via g. marconi 12 int 3, 20121 milano mi"
HOSTILE = ["", "a\0b", "\u202eabc", "🎉" * 200, "x" * 1000, "\u200d" * 50, ",,,", "12\r\n34", "ﷺ" * 40, "\U000e0041" * 30]


def asked(text: str = TEXT, hint: str = "") -> spb.NormalizeRequest:
    return spb.NormalizeRequest(input=pb.AddressInput(text=text, region_hint=hint))


def test_normalize(stub: AddressServiceStub) -> None:
    reply = stub.Normalize(asked())
    assert list(reply.label.domestic_lines) == ["INT 3", "VIA G MARCONI 12", "20121 MILANO MI"]
    assert reply.address.region_code == "IT"
    assert reply.verdict.next_action == pb.Verdict.ACCEPT
    assert reply.keys.sub_premise.startswith("an1.IT.U.")


def test_fields(stub: AddressServiceStub) -> None:
    fields = pb.PostalFields(region_code="US", postal_code="62701", locality="Springfield", administrative_area="IL")
    fields.address_lines.extend(["123 n. main street", "apt. 4b"])
    reply = stub.Normalize(spb.NormalizeRequest(input=pb.AddressInput(fields=fields)))
    assert list(reply.label.domestic_lines) == ["123 N MAIN ST APT 4B", "SPRINGFIELD IL 62701"]


def test_the_second_answer_comes_from_memory(stub: AddressServiceStub) -> None:
    stub.Normalize(asked("via roma 77 milano"))
    assert stub.Normalize(asked("via roma 77 milano")).provenance.cache == pb.Provenance.LOCAL


def test_options_shorten_the_label(stub: AddressServiceStub) -> None:
    request = asked("Bürgermeister-Müller-Straße 5, 80331 München")
    request.options.max_line_length = 20
    reply = stub.Normalize(request)
    assert all(len(line) <= 20 for line in reply.label.domestic_lines)
    assert any(problem.kind == pb.Problem.TRUNCATED for problem in reply.problems)


def test_batch_keeps_order_and_gives_bad_items_a_status(stub: AddressServiceStub) -> None:
    requests = [asked("via roma 1 milano"), asked("x" * 1001), asked("10 downing st london sw1a2aa"), spb.NormalizeRequest()]
    results = stub.BatchNormalize(spb.BatchNormalizeRequest(requests=requests)).results
    assert [result.WhichOneof("outcome") for result in results] == ["response", "status", "response", "status"]
    assert results[2].response.address.region_code == "GB"
    assert "input.text" in results[1].status.message


@pytest.mark.parametrize("count", [0, 1001])
def test_a_batch_has_bounds(stub: AddressServiceStub, count: int) -> None:
    with pytest.raises(grpc.RpcError) as caught:
        stub.BatchNormalize(spb.BatchNormalizeRequest(requests=[asked()] * count))
    assert caught.value.code() is grpc.StatusCode.INVALID_ARGUMENT
    assert "requests" in caught.value.details()


def test_a_stream_keeps_ids_and_order(stub: AddressServiceStub) -> None:
    items = [spb.StreamNormalizeRequest(id=f"row-{n}", request=asked(f"via roma {n} milano")) for n in range(300)]
    items.insert(150, spb.StreamNormalizeRequest(id="bad", request=spb.NormalizeRequest()))
    replies = list(stub.StreamNormalize(iter(items)))
    assert [reply.id for reply in replies] == [item.id for item in items]
    assert replies[150].status.code == 3
    assert replies[-1].response.address.premise_number == "299"


BAD_CALLS = {
    "neither text nor fields": (spb.NormalizeRequest(input=pb.AddressInput()), "input"),
    "both": (spb.NormalizeRequest(input=pb.AddressInput(text="x", fields=pb.PostalFields())), "input"),
    "too long": (asked("x" * 1001), "input.text"),
    "unknown region": (asked("via roma 1", "Narnia"), "region_hint"),
    "negative limit": (spb.NormalizeRequest(input=pb.AddressInput(text="x"), options={"max_lines": -1}), "options.max_lines"),
}


@pytest.mark.parametrize("name", BAD_CALLS)
def test_a_bad_call_names_the_field(stub: AddressServiceStub, name: str) -> None:
    request, field = BAD_CALLS[name]
    with pytest.raises(grpc.RpcError) as caught:
        stub.Normalize(request)
    assert caught.value.code() is grpc.StatusCode.INVALID_ARGUMENT
    assert caught.value.details().startswith(f"{field}:")


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_no_text_is_an_internal_error(stub: AddressServiceStub, text: str) -> None:
    assert stub.Normalize(asked(text)).HasField("verdict")
    stub.Parse(spb.ParseRequest(text=text))
    stub.Expand(spb.ExpandRequest(text=text, languages=["it"]))


def test_parse_expand_compare(stub: AddressServiceStub) -> None:
    assert [part.label for part in stub.Parse(spb.ParseRequest(text="via roma 1 milano")).labels] == ["road", "house_number", "city"]
    assert "viale 4 novembre 12" in stub.Expand(spb.ExpandRequest(text="V.le Quattro Novembre 12", languages=["it"])).expansions
    same = stub.Compare(spb.CompareRequest(a=pb.AddressInput(text="via roma 1, milano"), b=pb.AddressInput(text="MILANO, VIA ROMA 1")))
    assert same.same_delivery_point
    other = stub.Compare(spb.CompareRequest(a=pb.AddressInput(text="via roma 1, milano"), b=pb.AddressInput(text="via roma 2, milano")))
    assert not other.same_delivery_point
    assert any(e.component == pb.PREMISE_NUMBER and e.relation == spb.Evidence.CONFLICT for e in other.evidence)


def test_conventions_and_info(stub: AddressServiceStub) -> None:
    listed = {c.region_code: c for c in stub.ListConventions(spb.ListConventionsRequest()).conventions}
    assert len(listed) >= 249
    assert listed["IT"].depth == "deep"
    italy = stub.GetConvention(spb.GetConventionRequest(region="Italia"))
    assert italy.summary.name == "Italy"
    assert "<thoroughfare> <premise number>" in italy.domestic_layout
    info = stub.GetInfo(spb.GetInfoRequest())
    assert info.key_version == "an1"
    assert info.model_id.startswith("compact-")


def test_health(channel: grpc.Channel) -> None:
    for name in ("", "addrnorm.v1.AddressService"):
        reply = health_pb2_grpc.HealthStub(channel).Check(health_pb2.HealthCheckRequest(service=name))
        assert reply.status == health_pb2.HealthCheckResponse.SERVING


def test_a_client_that_knows_nothing_but_reflection(channel: grpc.Channel) -> None:
    """What grpcurl does: ask what there is, build messages from the answer, call, print JSON."""
    database = ProtoReflectionDescriptorDatabase(channel)
    assert "addrnorm.v1.AddressService" in database.get_services()
    pool = DescriptorPool(database)
    method = pool.FindServiceByName("addrnorm.v1.AddressService").FindMethodByName("Normalize")
    request = json_format.Parse('{"input": {"text": "hauptstr. 5, 10115 berlin"}}', GetMessageClass(method.input_type)())
    reply_type = GetMessageClass(method.output_type)
    call = channel.unary_unary(
        "/addrnorm.v1.AddressService/Normalize",
        request_serializer=type(request).SerializeToString,
        response_deserializer=reply_type.FromString,
    )
    reply = json_format.MessageToDict(call(request), preserving_proto_field_name=True)
    assert reply["label"]["domestic_lines"] == ["Hauptstraße 5", "10115 Berlin"]
    assert reply["verdict"]["next_action"] == "ACCEPT"


def test_the_typed_client_gives_what_the_normalizer_gives(running: Service, normalizer: Normalizer) -> None:
    asked = AddressInput(fields=PostalFields(postal_code="20121", locality="Milano", address_lines=("via marconi 12",)), region_hint="IT")
    options = Options(max_line_length=12, include_canonical=True)
    with Client(running.target) as client:
        for request in (AddressInput(text=TEXT), AddressInput(text="nowhere 🎉"), asked):
            assert client.normalize(request, options) == without_canonical(normalizer.normalize(request, options))
        texts = [*(f"via bologna {n} milano" for n in range(1200)), "x" * 1001]
        outcomes = list(client.normalize_many(texts))
        assert [o.address.premise_number for o in outcomes[:-1] if isinstance(o, Result)] == [str(n) for n in range(1200)]
        assert isinstance(outcomes[-1], InvalidRequest)
        one, two = "via roma 1 milano", "via roma 2, milano"
        here = compare(normalizer.normalize(AddressInput(text=one)), normalizer.normalize(AddressInput(text=two)))
        assert client.compare(one, two) == here


def without_canonical(result: Result) -> Result:
    """Canonical forms of components stay in the process."""
    return replace(result, components=tuple(replace(part, canonical="") for part in result.components))


def test_the_typed_client_raises_our_errors(running: Service) -> None:
    with Client(running.target) as client, pytest.raises(InvalidRequest, match=r"^region_hint: "):
        client.normalize(AddressInput(text="via roma 1", region_hint="Narnia"))
    with Client("127.0.0.1:1", timeout=0.5) as client, pytest.raises(DependencyError, match="UNAVAILABLE"):
        client.normalize("via roma 1")


BAD_LANGUAGES = ["Italian", "IT", "i", "x\0", "日本", ""]


@pytest.mark.parametrize("language", BAD_LANGUAGES)
def test_expand_takes_language_codes_only(stub: AddressServiceStub, language: str) -> None:
    with pytest.raises(grpc.RpcError) as caught:
        stub.Expand(spb.ExpandRequest(text="V.le Roma 1", languages=[language]))
    assert caught.value.code() is grpc.StatusCode.INVALID_ARGUMENT
    assert caught.value.details().startswith("languages:")


def test_a_batch_lets_other_calls_and_health_in(stub: AddressServiceStub, channel: grpc.Channel) -> None:
    batch = spb.BatchNormalizeRequest(requests=[asked(f"corso torino {n}, genova") for n in range(1000)])
    running_batch = stub.BatchNormalize.future(batch)
    answered = 0
    while not running_batch.done():
        stub.Normalize(asked(f"via novara {answered} milano"), timeout=2)
        health_pb2_grpc.HealthStub(channel).Check(health_pb2.HealthCheckRequest(), timeout=1)
        answered += 1
    assert len(running_batch.result().results) == 1000
    assert answered >= 3


def test_stopping_is_clean_and_no_address_is_logged(tmp_path: Path) -> None:
    with service(tmp_path / "log", "--log-level", "DEBUG") as found:
        with grpc.insecure_channel(found.target) as channel:
            stub = AddressServiceStub(channel)
            stub.Normalize(asked("Zanzibarstraße 98765, Quedlinburg"))
            with pytest.raises(grpc.RpcError):
                stub.Normalize(asked("Zanzibarstraße 98765", "Quedlinburg-Land"))
        assert found.stop() == 0
        log = found.log.read_text(encoding="utf-8")
    assert "Normalize OK" in log
    assert "INVALID_ARGUMENT" in log
    assert "calls since the start: Normalize.INVALID_ARGUMENT 1 x" in log
    assert not any(word in log for word in ("anzibar", "98765", "uedlinburg"))


def test_calls_under_way_are_finished(tmp_path: Path) -> None:
    """What broke: the connection closed behind the last reply, and of a large one the caller lost what it had not read."""
    with service(tmp_path / "log") as found, grpc.insecure_channel(found.target) as channel:
        batch = spb.BatchNormalizeRequest(requests=[asked(f"corso dante {n}, cuneo") for n in range(1000)])
        under_way = AddressServiceStub(channel).BatchNormalize.future(batch)
        AddressServiceStub(channel).Normalize(asked())
        assert found.stop() == 0
        assert len(under_way.result().results) == 1000


def test_a_stream_under_way_is_finished(tmp_path: Path) -> None:
    with service(tmp_path / "log") as found, grpc.insecure_channel(found.target) as channel:
        items = [spb.StreamNormalizeRequest(id=str(n), request=asked(f"corso dante {n}, cuneo")) for n in range(500)]
        replies = AddressServiceStub(channel).StreamNormalize(iter(items))
        first = next(replies)
        found.process.send_signal(signal.SIGTERM)
        assert [first.id, *(reply.id for reply in replies)] == [item.id for item in items]
        assert found.process.wait(timeout=15) == 0


def test_before_the_data_is_verified_everything_is_unavailable() -> None:
    with pytest.raises(DependencyError, match="not verified yet") as caught:
        asyncio.run(Servicer().Normalize(asked(), None))
    assert status(caught.value)[0] is grpc.StatusCode.UNAVAILABLE


def test_what_we_did_not_expect_is_internal_without_detail() -> None:
    assert status(ValueError("via roma 1")) == (grpc.StatusCode.INTERNAL, "internal error: the log of the service says where")


def test_data_that_parses_otherwise_than_it_should_does_not_start(tmp_path: Path) -> None:
    data = tmp_path / "data"
    shutil.copytree(SHIPPED, data)
    meta = json.loads((data / "meta.json").read_text(encoding="utf-8"))
    meta["golden"][0]["labels"][0][0] = "suburb"
    (data / "meta.json").write_text(json.dumps(meta), encoding="utf-8")
    with pytest.raises(RuntimeError, match="does not parse as it did"), service(tmp_path / "log", "--data-dir", str(data)):
        pass


@pytest.mark.parametrize(("given", "kept"), [("order-17", True), ("via roma 1", False), ("x" * 65, False)])
def test_a_request_id_comes_back(stub: AddressServiceStub, given: str, kept: bool) -> None:
    _, call = stub.Normalize.with_call(asked(), metadata=(("x-request-id", given),))
    found = dict(call.trailing_metadata())["x-request-id"]
    assert (found == given) is kept
    assert found.replace("-", "").isalnum()


def test_errors_name_the_field_of_their_own_request(stub: AddressServiceStub) -> None:
    fine, long, hint = pb.AddressInput(text="x"), pb.AddressInput(text="x" * 1001), pb.AddressInput(text="x", region_hint="Narnia")
    for call, request, field in (
        (stub.Compare, spb.CompareRequest(a=fine), "b"),
        (stub.Compare, spb.CompareRequest(a=long, b=fine), "a.text"),
        (stub.Compare, spb.CompareRequest(a=fine, b=hint), "b.region_hint"),
        (stub.GetConvention, spb.GetConventionRequest(region="Narnia"), "region"),
        (stub.Parse, spb.ParseRequest(text="x" * 1001), "text"),
    ):
        with pytest.raises(grpc.RpcError) as caught:
            call(request)
        assert caught.value.details().startswith(f"{field}: ")


def test_a_port_in_use_is_said_so(running: Service, tmp_path: Path) -> None:
    port = running.target.rpartition(":")[2]
    with pytest.raises(RuntimeError, match=f"cannot listen on 127.0.0.1:{port}"), service(tmp_path / "log", "--port", port):
        pass


def test_without_data_it_does_not_start(tmp_path: Path) -> None:
    with pytest.raises(RuntimeError, match="addrnorm data download"), service(tmp_path / "log", "--data-dir", str(tmp_path / "nowhere")):
        pass
