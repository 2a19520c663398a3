package dev.helpdesk4j.adapter.retrofit;

import java.util.List;
import java.util.Map;
import okhttp3.RequestBody;
import okhttp3.ResponseBody;
import org.jspecify.annotations.Nullable;
import retrofit2.Call;
import retrofit2.http.Body;
import retrofit2.http.GET;
import retrofit2.http.HTTP;
import retrofit2.http.PATCH;
import retrofit2.http.POST;
import retrofit2.http.PUT;
import retrofit2.http.Path;
import retrofit2.http.Query;
import retrofit2.http.QueryMap;
import retrofit2.http.Tag;
import retrofit2.http.Url;

/** The HTTP requests of the platform's documents. A parameter that is {@code null} is omitted. */
interface HelpdeskApi {

    @POST("open-apis/auth/v3/tenant_access_token/internal")
    Call<ResponseBody> tenantAccessToken(@Tag RequestState state, @Body RequestBody credentials);

    @GET("open-apis/helpdesk/v1/tickets/{ticket_id}")
    Call<ResponseBody> findTicket(@Tag RequestState state, @Path("ticket_id") String ticketId);

    @GET("open-apis/helpdesk/v1/tickets")
    Call<ResponseBody> searchTickets(
            @Tag RequestState state,
            @Query("status_list") List<Integer> statuses,
            @Query("tags") List<String> tags,
            @QueryMap Map<String, Object> others);

    @GET("open-apis/helpdesk/v1/tickets/{ticket_id}/messages")
    Call<ResponseBody> listMessages(
            @Tag RequestState state,
            @Path("ticket_id") String ticketId,
            @Query("time_start") @Nullable Long timeStart,
            @Query("time_end") @Nullable Long timeEnd,
            @Query("page") int page,
            @Query("page_size") int pageSize);

    @POST("open-apis/helpdesk/v1/tickets/{ticket_id}/messages")
    Call<ResponseBody> sendMessage(
            @Tag RequestState state, @Path("ticket_id") String ticketId, @Body RequestBody message);

    @POST("open-apis/helpdesk/v1/events/subscribe")
    Call<ResponseBody> subscribeEvents(@Tag RequestState state, @Body RequestBody events);

    @POST("open-apis/helpdesk/v1/events/unsubscribe")
    Call<ResponseBody> unsubscribeEvents(@Tag RequestState state, @Body RequestBody events);

    /**
     * Any other request with GET; the methods below are the same with other HTTP methods.
     *
     * @param url relative to the base URL, encoded
     */
    @GET
    Call<ResponseBody> get(@Tag RequestState state, @Url String url);

    @POST
    Call<ResponseBody> post(@Tag RequestState state, @Url String url, @Body RequestBody body);

    @PUT
    Call<ResponseBody> put(@Tag RequestState state, @Url String url, @Body RequestBody body);

    @PATCH
    Call<ResponseBody> patch(@Tag RequestState state, @Url String url, @Body RequestBody body);

    @HTTP(method = "DELETE", hasBody = true)
    Call<ResponseBody> delete(@Tag RequestState state, @Url String url, @Body RequestBody body);
}
